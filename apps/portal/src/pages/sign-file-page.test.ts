import { expect, test } from 'vitest'
import { acceptSignature, readSigningRequest } from '#modules/signing'
import { openPortal } from '../testing/open-portal.ts'

const iin = '850715300013'

function formOf(content: string | Uint8Array, name = 'хат.txt'): FormData {
  const form = new FormData()
  form.set('file', new File([content as Uint8Array<ArrayBuffer>], name))
  return form
}

test('a file of one’s own is signed, and its signature is there for its owner alone', async () => {
  const portal = await openPortal()
  const { cookie } = await portal.signIn(iin)
  const path = '/account/signatures/sign'
  const asked = await portal.open(path, { cookie, body: formOf('Нан бағасы: 150 ₸') })
  const id = asked.location?.split('/').at(-1) ?? ''
  const signed = `/account/signatures/signed/${id}`
  expect((await portal.open(signed, { cookie })).html).toContain('Документ пока не подписан')
  expect((await portal.open(`${signed}/signature`, { cookie })).status).toBe(404)

  const signer = await portal.signing.order({ iin })
  const { manifest } = await readSigningRequest(portal.signing.room, id)
  await acceptSignature(portal.signing.room, id, await signer.sign(manifest), { way: 'key-file' })
  const page = await portal.open(signed, { cookie })
  for (const words of ['Документ подписан', 'хат.txt']) expect(page.html).toContain(words)
  expect((await portal.ask(`${signed}/signature`, { cookie })).headers.get('content-disposition')).toContain(
    '.cms',
  )

  const stranger = await portal.signIn('961108300019')
  for (const address of [signed, `${signed}/signature`])
    expect((await portal.open(address, { cookie: stranger.cookie })).status).toBe(404)
})

test.each([
  ['nothing', formOf(''), 'Выберите файл'],
  ['neither PDF nor text', formOf(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0])), 'Это не PDF и не текст'],
  ['too much', formOf(new Uint8Array(5 * 1024 * 1024 + 1).fill(65)), 'не больше 5 МБ'],
])('%s is no document to sign', async (_, body, sentence) => {
  const portal = await openPortal()
  const { cookie } = await portal.signIn(iin)
  const answer = await portal.open('/account/signatures/sign', { cookie, body })
  expect(answer.status).toBe(422)
  expect(answer.html).toContain(sentence)
})

test('the account lists certificates and leads to where they are ordered', async () => {
  const portal = await openPortal()
  const { cookie } = await portal.signIn('961108300019')
  const empty = await portal.open('/account/signatures', { cookie })
  expect(empty.html).toContain('У вас пока нет ЭЦП')
  expect(empty.html).toContain('/signatures/new')
  await portal.signing.order({ iin: '961108300019' })
  const page = await portal.open('/account/signatures', { cookie })
  for (const words of ['Подписание документов', 'получен в другом месте', 'Действует'])
    expect(page.html).toContain(words)
})
