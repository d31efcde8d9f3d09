import { expect, test } from 'vitest'
import { deliverTold, tellPerson } from '#modules/notifications'
import { openPortal } from '../testing/open-portal.ts'

const path = '/account/channels'
const form = (fields: Readonly<Record<string, string | readonly string[]>>) => {
  const body = new FormData()
  for (const [name, values] of Object.entries(fields))
    for (const value of [values].flat()) body.append(name, value)
  return body
}

async function openReader() {
  const portal = await openPortal()
  const { personId, cookie } = await portal.signIn('850715300013')
  const { database, keyring, clock } = portal.doors
  const tell = async () => {
    const told = await tellPerson(database, keyring, clock, {
      ...{ personId, topic: 'application' },
      title: { kk: 'Өтініш', ru: 'Заявление', en: 'Application' },
      body: { kk: 'Мәтін', ru: 'Текст', en: 'Text' },
      sms: { to: '+77011234567', text: 'Senim' },
    })
    await deliverTold(database, keyring, clock, portal.kept.carriers, told)
  }
  const show = (at: string) => portal.open(at, { cookie })
  const send = (at: string, fields: Parameters<typeof form>[0]) =>
    portal.open(at, { cookie, body: form(fields) })
  return { ...portal, tell, show, send }
}

test('nobody chooses without having signed in', async () => {
  const { open } = await openPortal()
  expect(await open(path)).toMatchObject({ status: 303, location: expect.stringContaining('/sign-in') })
})

test('what is ticked is kept, what is not ticked is off, and messages follow', async () => {
  const { show, send, tell, kept } = await openReader()
  expect(((await show(path)).html.match(/checked/g) ?? []).length).toBe(9)
  const saved = await send(path, { application: ['push'], document: ['sms', 'email'] })
  expect(saved).toMatchObject({ status: 303, location: `${path}?done=saved` })
  const { html } = await show(path)
  expect((html.match(/checked/g) ?? []).length).toBe(3)
  await tell()
  // Without a device the push reaches nobody, so a legal notice comes by SMS.
  expect(kept.sms).toHaveLength(1)
  expect((await show('/account/history')).html).toContain('Изменены способы уведомления')
})

test('an address is proved by the code of a letter; what was typed wrong is said, and stays', async () => {
  const { show, send, tell, kept } = await openReader()
  const wrong = await send(`${path}/email`, { email: 'aigul@example' })
  expect(wrong.status).toBe(422)
  expect(wrong.html).toContain('value="aigul@example"')
  expect(wrong.html).toContain('href="#email"')
  await send(`${path}/email`, { email: 'meruert@example.kz' })
  const code = /\d{6}/.exec(kept.letters[0]?.text ?? '')?.[0] ?? ''
  expect((await show(path)).html).toContain('meruert@example.kz')
  const other = code === '111111' ? '222222' : '111111'
  expect((await send(`${path}/email/code`, { code: other })).html).toContain('Код не подошёл')
  expect(await send(`${path}/email/code`, { code: `${code.slice(0, 3)} ${code.slice(3)}` })).toMatchObject({
    status: 303,
  })
  await tell()
  expect(kept.letters.at(-1)).toMatchObject({ to: 'meruert@example.kz', subject: 'Заявление' })
  await send(`${path}/email/remove`, {})
  expect((await show(path)).html).not.toContain('meruert@example.kz')
})

test('letters with codes cannot be used to flood an address', async () => {
  const { send, kept } = await openReader()
  const answers = []
  for (let letter = 0; letter < 5; letter += 1)
    answers.push((await send(`${path}/email`, { email: `a${letter}@example.kz` })).status)
  expect(answers).toEqual([303, 303, 303, 422, 422])
  expect(kept.letters).toHaveLength(3)
})

test('a message of the inbox says how it went by the other ways', async () => {
  const { show, tell } = await openReader()
  await tell()
  const [, id = ''] = /\/account\/inbox\/([0-9a-f-]{36})/.exec((await show('/account/inbox')).html) ?? []
  const { html } = await show(`/account/inbox/${id}`)
  expect(html).toContain('Как это сообщение дошло другими путями')
  expect(html).toMatch(/SMS[\s\S]*Доставлено\./)
})
