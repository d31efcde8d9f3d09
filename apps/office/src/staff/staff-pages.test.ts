import { expect, test } from 'vitest'
import { listProposals, readMember } from '#modules/staff'
import { softAuthenticator } from '#platform/testing'
import { openOffice } from '../testing/open-office.ts'

const { room, clock, administrators, hire, doors, at } = await openOffice()
const [one, other] = administrators
const desks = { aigul: at(one.session), berik: at(other.session) }
const nobody = at()

const linkIn = (body: string) => /\/join\/([\w-]{43})/.exec(body)?.[1] ?? ''

test.each(['/staff', '/staff/new', '/me', '/audit?page=2'])(
  'at %s a stranger is asked to sign in first, and comes back',
  async (path) => {
    const { status, headers } = await nobody.read(path)
    expect(status).toBe(303)
    expect(headers.get('location')).toBe(`/sign-in?to=${encodeURIComponent(path)}`)
  },
)

test('a colleague is proposed, approved by another, invited by a link, and joins', async () => {
  const form = [
    ['name', 'Дана Әлиева'],
    ['roles', 'moderator'],
    ['roles', 'support'],
    ['iin', '850715 300 013'],
  ] as const
  expect(await desks.aigul.send('/staff/new', form)).toMatchObject({ status: 303, location: '/staff' })
  const [proposal] = await listProposals(room)
  expect(proposal).toMatchObject({ rolesAfter: ['moderator', 'support'] })
  const { memberId, id } = proposal!
  expect((await desks.aigul.read('/staff')).body).toContain('approved by another administrator')
  expect((await desks.berik.read('/')).body).toContain('1 change waits for you')
  expect((await desks.berik.read('/staff')).body).toContain('Дана Әлиева')

  const own = await desks.aigul.send(`/staff/proposals/${id}`, [['verdict', 'approve']])
  expect(own.location).toBe('/staff?refused=own-proposal')
  expect((await desks.aigul.read('/staff?refused=own-proposal')).body).toContain('Another administrator must')
  const approved = await desks.berik.send(`/staff/proposals/${id}`, [['verdict', 'approve']])
  expect(approved.location).toBe('/staff')

  const { body } = await desks.aigul.send(`/staff/${memberId}/link`)
  const token = linkIn(body)
  expect((await nobody.read(`/join/${token}`)).body).toContain('Дана Әлиева')
  const device = softAuthenticator(doors.origin)
  const options = await nobody.sendJson(`/join/${token}/options`, {})
  const joined = await nobody.sendJson(`/join/${token}`, device.make(options.told as never))
  expect(joined.told).toEqual({ next: '/?joined' })
  expect(joined.cookies[0]).toMatch(/^senim_office=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
  expect(await readMember(room, memberId)).toMatchObject({ state: 'active' })
  expect((await nobody.read(`/join/${token}`)).status).toBe(410)
  expect((await nobody.sendJson(`/join/${token}/options`, {})).told).toEqual({ next: `/join/${token}` })
})

test('a form without a name, a role or a right number says how to mend it and keeps what was typed', async () => {
  const { status, body } = await desks.aigul.send('/staff/new', [
    ['name', ' '],
    ['iin', '850715300014'],
  ])
  expect(status).toBe(422)
  for (const sentence of ['Write the name', 'Choose at least one role', 'An IIN has 12 digits'])
    expect(body).toContain(sentence)
  expect(body).toContain('value="850715300014"')
  const twice = await desks.berik.send('/staff/new', [
    ['name', 'Дана'],
    ['roles', 'moderator'],
    ['iin', '850715300013'],
  ])
  expect(twice.status).toBe(422)
  expect(twice.body).toContain('is there already')
})

test('a change of roles, a deactivation and a withdrawal pass the same page', async () => {
  const { member } = await hire(['moderator'])
  const page = `/staff/${member.memberId}`
  expect((await desks.aigul.read(page)).body).toContain('only when another administrator approves')
  await desks.aigul.send(`${page}/change`, [['roles', 'auditor']])
  const again = await desks.aigul.send(`${page}/change`, [['change', 'deactivation']])
  expect(again.location).toBe(`${page}?refused=open-proposal`)
  const open = async () => (await listProposals(room)).find(({ state }) => state === 'open')!
  await desks.aigul.send(`/staff/proposals/${(await open()).id}`, [['verdict', 'withdraw']])
  await desks.aigul.send(`${page}/change`, [['change', 'deactivation']])
  await desks.berik.send(`/staff/proposals/${(await open()).id}`, [['verdict', 'approve']])
  expect(await readMember(room, member.memberId)).toMatchObject({ state: 'deactivated' })
  expect((await desks.aigul.send(`${page}/change`, [])).location).toBe(`${page}?refused=no-roles`)
  expect((await desks.aigul.read(`${page}?refused=no-roles`)).body).toContain('Choose at least one role')
  expect((await desks.aigul.send(`${page}/link`)).location).toBe(`${page}?refused=joined-already`)
  expect((await desks.aigul.read('/staff/not-a-member')).status).toBe(404)
})

test('a moderator sees neither staff nor audit; an auditor reads both and changes nothing', async () => {
  const moderator = at((await hire(['moderator'])).session)
  for (const path of ['/staff', '/staff/new', '/audit']) expect((await moderator.read(path)).status).toBe(403)
  const auditor = at((await hire(['auditor'])).session)
  const { body } = await auditor.read('/staff')
  expect(body).not.toContain('href="/staff/new"')
  expect((await auditor.send('/staff/new', [])).status).toBe(403)
  const audit = await auditor.read(`/audit?member=${one.member.memberId}&verify=yes`)
  expect(audit.body).toContain('The chain is whole')
  expect(audit.body).toContain('Proposed a change')
  expect((await auditor.read('/audit?page=999')).status).toBe(200)
})

test('a member sees their own acts and devices, and ends a session', async () => {
  const { session, device } = await hire(['moderator', 'support'], 'Әсел Нұрланқызы')
  const desk = at(session)
  const asked = await nobody.read('/sign-in')
  const cookie = /senim_office_asked=([\w-]+)/.exec(asked.headers.getSetCookie().join())?.[0] ?? ''
  const options = await nobody.sendJson('/sign-in/options', {}, cookie)
  const entered = await nobody.sendJson('/sign-in?to=%2Fme', device.use(options.told as never), cookie)
  expect(entered.told).toEqual({ next: '/me' })
  const { body } = await desk.read('/me')
  expect(body).toContain('Әсел Нұрланқызы')
  expect(body).toContain('Signed in')
  const id = /\/me\/sessions\/([0-9a-f-]{36})\/end/.exec(body)?.[1]
  await desk.send(`/me/sessions/${id}/end`)
  expect((await desk.read('/me')).body).toContain('Ended another session')
  const spare = softAuthenticator(doors.origin)
  const offered = await desk.sendJson('/me/passkeys/options', {})
  expect((await desk.sendJson('/me/passkeys', spare.make(offered.told as never))).told).toEqual({
    next: '/me#passkeys',
  })
  await desk.send(`/me/passkeys/${device.id}/remove`)
  clock.advance(15 * 60_000)
  expect((await desk.sendJson('/me/passkeys/options', {})).status).toBe(409)
  expect((await desk.read('/me')).body).toContain('no older than 15 minutes')
  const out = await desk.send('/sign-out')
  expect(out.location).toBe('/sign-in?signed-out')
  expect((await desk.read('/me')).status).toBe(303)
})

test('a passkey nobody of the staff has opens nothing, in words', async () => {
  const asked = await nobody.read('/sign-in')
  const cookie = /senim_office_asked=([\w-]+)/.exec(asked.headers.getSetCookie().join())?.[0] ?? ''
  const options = await nobody.sendJson('/sign-in/options', {}, cookie)
  const stranger = softAuthenticator(doors.origin)
  const refused = await nobody.sendJson('/sign-in', stranger.use(options.told as never), cookie)
  expect(refused).toMatchObject({ status: 422, told: { code: 'passkey-refused' }, cookies: [] })
  expect((await nobody.sendJson('/sign-in/options', {})).status).toBe(409)
  expect((await nobody.sendJson('/sign-in', {})).told).toEqual({ next: '/sign-in' })
})

test('where a sign-in leads is a page of the office and nothing else', async () => {
  for (const to of ['//evil.example', 'https://evil.example', '/\\evil.example'])
    expect((await nobody.read(`/sign-in?to=${encodeURIComponent(to)}`)).body).toContain(
      'data-answer="/sign-in?to=%2F"',
    )
})

test.each(['zzz', 'a'.repeat(36)])('an address that names nothing is not found: %s', async (id) => {
  expect((await desks.aigul.read(`/staff/${id}`)).status).toBe(404)
  for (const path of [`/staff/proposals/${id}`, `/staff/${id}/link`, `/me/sessions/${id}/end`])
    expect((await desks.aigul.send(path)).status, path).toBe(404)
})
