import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { base64Of, pemOf, verifySignature } from '#eds'
import { listOperations } from '#modules/audit'
import { openTestDatabase } from '#platform/testing'
import { acceptSignature, findSignature, readSigningRequest, retryWaitingSignatures } from './index.ts'
import { aidos, openSigning, yerlan } from './testing/open-signing.ts'

const { database } = await openTestDatabase()
const minute = 60_000
const way = { way: 'key-file' } as const
const own = { ...aidos, needs: 'individual' } as const
const head = { ...yerlan, needs: 'first-head' } as const

test('a signature of the right person counts once a time stamp has seen it, and OpenSSL agrees', async () => {
  const { room, ask, order } = openSigning(database)
  const signer = await order(aidos)
  const { requestId, personId, manifest } = await ask(own)
  const cms = await signer.sign(manifest)
  const answer = await acceptSignature(room, requestId, cms, way)
  expect(answer).toEqual({ state: 'signed', signedAt: expect.any(Date) })

  const view = await readSigningRequest(room, requestId)
  expect(view).toMatchObject({ state: 'signed', code: null, signed: { way: 'key-file' } })
  const found = await findSignature(database, room.keyring, requestId)
  expect(found).toMatchObject({ iin: aidos.iin, bin: null, roles: ['individual'], sha256: view.sha256 })
  const [line] = await listOperations(database, personId)
  expect(line).toMatchObject({
    operation: 'document-signed',
    details: { purpose: 'approval', method: 'key-file' },
  })

  const { anchors } = await room.trust()
  const kept = found?.cms ?? new Uint8Array()
  // What is kept proves itself: nobody is asked any more, even a year later.
  const later = room.clock.now().getTime() + 300 * 24 * 60 * minute
  const alone = { trust: anchors, at: room.clock.now().getTime(), now: later }
  expect(await verifySignature(kept, alone)).toMatchObject({ verdict: 'TOTAL_PASSED', content: manifest })
  const root = anchors.find(({ publicKey }) => publicKey.kind.kind === 'rsa')
  expect(openSslReads(kept, root?.der ?? new Uint8Array(), room.clock.now())).toEqual(Buffer.from(manifest))
})

test('the same signature again has the same answer; another one comes too late', async () => {
  const { room, ask, order } = openSigning(database)
  const signer = await order(aidos)
  const { requestId, manifest } = await ask(own)
  const cms = await signer.sign(manifest)
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => acceptSignature(room, requestId, cms, way)),
  )
  expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1)
  expect(answers[0]).toMatchObject({ state: 'signed' })
  const other = await acceptSignature(room, requestId, await signer.sign(manifest), way)
  expect(other).toMatchObject({ state: 'refused', code: 'already-signed' })
})

test('PEM and bare base64 are taken as DER is', async () => {
  const { room, ask, order } = openSigning(database)
  const signer = await order(aidos)
  for (const write of [(cms: Uint8Array) => pemOf('CMS', cms), base64Of]) {
    const { requestId, manifest } = await ask(own)
    const text = new TextEncoder().encode(write(await signer.sign(manifest)))
    expect(await acceptSignature(room, requestId, text, way)).toMatchObject({ state: 'signed' })
  }
})

test('the first head signs for the legal entity; everybody else is told apart', async () => {
  const { room, ask, order } = openSigning(database)
  const { requestId, manifest } = await ask(head)
  const other = '170241000045'
  for (const [wish, code] of [
    [{ ...yerlan, role: 'employee' }, 'not-first-head'],
    [{ iin: yerlan.iin }, 'individual-certificate'],
    [{ iin: yerlan.iin, bin: other, role: 'first-head' }, 'other-organization'],
    [{ ...yerlan, iin: aidos.iin, role: 'first-head' }, 'other-person'],
    [{ ...yerlan, role: 'first-head', use: 'authentication' }, 'authentication-key'],
  ] as const) {
    const signer = await order(wish)
    const answer = await acceptSignature(room, requestId, await signer.sign(manifest), way)
    expect(answer).toMatchObject({ state: 'refused', code, certificate: { iin: wish.iin } })
  }
  expect(await readSigningRequest(room, requestId)).toMatchObject({
    state: 'refused',
    code: 'authentication-key',
  })
  const signer = await order({ ...yerlan, role: 'first-head' })
  const answer = await acceptSignature(room, requestId, await signer.sign(manifest), way)
  expect(answer).toMatchObject({ state: 'signed' })
  const found = await findSignature(database, room.keyring, requestId)
  expect(found).toMatchObject({ bin: yerlan.bin, roles: ['legal-entity', 'first-head'] })
})

test('expired, held and revoked certificates are refused, each in its own words', async () => {
  const { room, ask, order, sandbox } = openSigning(database)
  const { requestId, manifest } = await ask(own)
  const change = (serial: string, word: string, body = {}) =>
    sandbox.ask('POST', `/api/authority/certificates/${serial}/${word}`, body)
  const [held, revoked, brief] = [await order(aidos), await order(aidos), await order({ ...aidos, days: 1 })]
  await change(held.serialNumber, 'hold')
  await change(revoked.serialNumber, 'revoke', { reason: 'key-compromise' })
  const answerTo = async (signer: typeof held) =>
    acceptSignature(room, requestId, await signer.sign(manifest), way)
  expect(await answerTo(held)).toMatchObject({ state: 'refused', code: 'held' })
  expect(await answerTo(revoked)).toMatchObject({ state: 'refused', code: 'revoked' })
  await change(held.serialNumber, 'release')
  expect(await answerTo(held)).toMatchObject({ state: 'signed' })

  await sandbox.ask('POST', '/api/clock/advance', { days: 2 })
  const later = await ask(own)
  const late = await acceptSignature(room, later.requestId, await brief.sign(later.manifest), way)
  expect(late).toMatchObject({ state: 'refused', code: 'expired' })
})

test('while no authority answers the signature waits, and counts later without anybody signing again', async () => {
  const { room, ask, order, silent, sandbox } = openSigning(database)
  const signer = await order(aidos)
  const { requestId, manifest } = await ask(own)
  await room.trust()
  for (const part of ['/ocsp', '.crl', '/tsp']) silent.add(part)
  const cms = await signer.sign(manifest)
  const waiting = { state: 'waiting', code: 'no-time-stamp' }
  expect(await acceptSignature(room, requestId, cms, way)).toEqual(waiting)
  expect(await acceptSignature(room, requestId, cms, way)).toEqual(waiting)
  expect(await findSignature(database, room.keyring, requestId)).toBeNull()
  expect(await retryWaitingSignatures(room)).toBe(0)

  silent.delete('/tsp')
  await sandbox.ask('POST', '/api/clock/advance', { seconds: 61 })
  expect(await retryWaitingSignatures(room)).toBe(0)
  expect(await readSigningRequest(room, requestId)).toMatchObject({
    state: 'waiting',
    code: 'no-revocation-source',
  })

  silent.clear()
  // Long past the time in which the person could have signed.
  await sandbox.ask('POST', '/api/clock/advance', { seconds: 3600 })
  expect(await retryWaitingSignatures(room)).toBe(1)
  expect(await readSigningRequest(room, requestId)).toMatchObject({ state: 'signed' })
  expect(await retryWaitingSignatures(room)).toBe(0)
})

test('OCSP that is down is made up for by the published lists', async () => {
  const { room, ask, order, silent, asked } = openSigning(database)
  const signer = await order(aidos)
  const { requestId, manifest } = await ask(own)
  silent.add('/ocsp')
  expect(await acceptSignature(room, requestId, await signer.sign(manifest), way)).toMatchObject({
    state: 'signed',
  })
  expect(asked.filter((address) => address.endsWith('issuing.crl'))).toHaveLength(1)
})

/** What `openssl cms` says was signed, after it has verified signature and chain as of that moment. */
function openSslReads(cms: Uint8Array, root: Uint8Array, at: Date): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'senim-signing-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'root.pem'), pemOf('CERTIFICATE', root))
  const asked = [
    '-inform',
    'DER',
    '-CAfile',
    join(folder, 'root.pem'),
    '-attime',
    String(at.getTime() / 1000 + 1),
  ]
  return execFileSync('openssl', ['cms', '-verify', '-binary', '-purpose', 'any', ...asked], {
    input: cms,
    stdio: ['pipe', 'pipe', 'ignore'],
  })
}
