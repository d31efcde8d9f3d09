import { expect, test } from 'vitest'
import { signXml, webSigningKey } from '#eds'
import { openTestDatabase } from '#platform/testing'
import { aidos, openSigning, yerlan } from '../testing/open-signing.ts'
import { checkSignature } from './check-signature.ts'

const { database } = await openTestDatabase()
const content = new TextEncoder().encode('Келісімшарт № 17')

test("a stranger's signature is judged with what the authority says now", async () => {
  const { room, order } = openSigning(database)
  const signer = await order({ ...yerlan, role: 'first-head' })
  const checked = await checkSignature(room, await signer.sign(content))
  expect(checked).toMatchObject({ verdict: 'TOTAL_PASSED', content, checkedAt: expect.any(Date) })
  expect(checked.signers[0]).toMatchObject({ profile: { iin: yerlan.iin, bin: yerlan.bin } })
})

test('revoked a moment ago, it no longer stands', async () => {
  const { room, order, sandbox } = openSigning(database)
  const signer = await order(aidos)
  const cms = await signer.sign(content)
  expect(await checkSignature(room, cms)).toMatchObject({ verdict: 'TOTAL_PASSED' })
  await sandbox.ask('POST', `/api/authority/certificates/${signer.serialNumber}/revoke`, {
    reason: 'key-compromise',
  })
  expect(await checkSignature(room, cms)).toMatchObject({ verdict: 'INDETERMINATE', reason: 'revoked' })
})

test('while no authority answers nothing is certain, and it is to be tried later', async () => {
  const { room, order, silent } = openSigning(database)
  const cms = await (await order(aidos)).sign(content)
  for (const part of ['ocsp', '.crl']) silent.add(part)
  expect(await checkSignature(room, cms)).toMatchObject({
    verdict: 'INDETERMINATE',
    sub: 'TRY_LATER',
    reason: 'revocation-unknown',
  })
})

test('of what is broken or no signature nobody is asked', async () => {
  const { room, order, asked } = openSigning(database)
  const cms = await (await order(aidos)).sign(content, false)
  await room.trust()
  asked.length = 0
  const other = new TextEncoder().encode('Келісімшарт № 18')
  expect(await checkSignature(room, cms, { content: other })).toMatchObject({ reason: 'content-changed' })
  expect(await checkSignature(room, content)).toMatchObject({ reason: 'not-a-signature', signers: [] })
  expect(asked).toEqual([])
})

test('a signed XML document is judged alike', async () => {
  const { room, order, sandbox } = openSigning(database)
  const { pkcs8, certificate, serialNumber } = await order(aidos)
  const own = await crypto.subtle.importKey('pkcs8', pkcs8.slice(), ecdsa, false, ['sign'])
  const key = webSigningKey(own, { kind: 'ecdsa', hash: 'SHA-256' })
  const xml = new TextEncoder().encode(
    await signXml('<contract>Келісімшарт</contract>', { key, certificate }),
  )
  expect(await checkSignature(room, xml)).toMatchObject({ verdict: 'TOTAL_PASSED' })
  await sandbox.ask('POST', `/api/authority/certificates/${serialNumber}/revoke`, {
    reason: 'key-compromise',
  })
  expect(await checkSignature(room, xml)).toMatchObject({ reason: 'revoked' })
})

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256' }

test('the answer to a challenge needs a key for signing in', async () => {
  const { room, order } = openSigning(database)
  const [opens, signs] = await Promise.all([order({ ...aidos, use: 'authentication' }), order(aidos)])
  const use = { use: 'authentication' } as const
  expect(await checkSignature(room, await opens.sign(content), use)).toMatchObject({
    verdict: 'TOTAL_PASSED',
  })
  expect(await checkSignature(room, await signs.sign(content), use)).toMatchObject({ reason: 'signing-key' })
  expect(await checkSignature(room, await opens.sign(content))).toMatchObject({
    reason: 'authentication-key',
  })
})
