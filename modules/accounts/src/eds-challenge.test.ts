import { expect, test } from 'vitest'
import { base64Of } from '#eds'
import { checkSignature } from '#modules/signing'
import { openTestDatabase } from '#platform/testing'
import { openSigning, yerlan } from '../../signing/src/testing/open-signing.ts'
import { createAccount, offerEdsChallenge, recogniseByEds } from './index.ts'
import { newAccount } from './testing/people.ts'

const { database, pool } = await openTestDatabase()
const origin = 'http://localhost:3001'
const place = { interaction: 'sign-in 1', origin }
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const bytes = (words: string) => new TextEncoder().encode(words)

/** The head of a company at the door, with a key for signing in. */
async function atTheDoor(
  wish: Parameters<ReturnType<typeof openSigning>['order']>[0] = { ...yerlan, role: 'first-head' },
) {
  await pool.query('delete from accounts.people')
  const signing = openSigning(database)
  const { room, order, sandbox } = signing
  const account = newAccount({ iin: yerlan.iin })
  await createAccount(database, room.keyring, room.clock, account)
  const judge = (cms: Uint8Array) => checkSignature(room, cms, { use: 'authentication' })
  const signer = await order({ use: 'authentication', ...wish })
  const answer = (sent: Uint8Array, at = place) => recogniseByEds({ ...room, judge }, at, sent)
  const challenge = () => offerEdsChallenge(database, room.clock, place)
  return {
    ...signing,
    account,
    signer,
    answer,
    challenge,
    advance: (s: number) => sandbox.state.clock.advance(s * 1000),
  }
}

test('the challenge is canonical JSON that says what it is for, and never the same twice', async () => {
  const { challenge, room } = await atTheDoor()
  const [first, second] = [text(await challenge()), text(await challenge())]
  const iat = Math.floor(room.clock.now().getTime() / 1000)
  expect(first).toMatch(
    /^\{"iat":\d+,"nonce":"[\w-]{43}","origin":"http:\/\/localhost:3001","purpose":"sign-in"\}$/,
  )
  expect(Math.abs(JSON.parse(first).iat - iat)).toBeLessThan(5)
  expect(second).not.toBe(first)
})

test('given the right key, it says who this is and what the certificate says; PEM-less base64 will do', async () => {
  const { challenge, signer, answer, account } = await atTheDoor()
  const cms = await signer.sign(await challenge())
  expect(await answer(bytes(base64Of(cms)))).toMatchObject({
    kind: 'recognised',
    personId: account.personId,
    certificate: { bin: yerlan.bin, roles: expect.arrayContaining(['first-head']) },
  })
})

test('an answer is good once, for its own sign-in, and for two minutes', async () => {
  const { challenge, signer, answer, advance } = await atTheDoor()
  const once = await signer.sign(await challenge())
  expect(await answer(once)).toMatchObject({ kind: 'recognised' })
  expect(await answer(once)).toEqual({ kind: 'refused', code: 'late' })
  const elsewhere = await signer.sign(await challenge())
  const other = { interaction: 'sign-in 2', origin }
  expect(await answer(elsewhere, other)).toEqual({ kind: 'refused', code: 'late' })
  const late = await signer.sign(await challenge())
  await advance(121)
  expect(await answer(late)).toEqual({ kind: 'refused', code: 'late' })
})

test('words that differ from the challenge in anything are no answer, and use it up', async () => {
  const { challenge, signer, answer } = await atTheDoor()
  for (const change of [
    (words: string) => words.replace('3001', '9999'),
    (words: string) => words.replace('sign-in"', 'sign-out"'),
    (words: string) => words.replace(/"iat":\d+/, '"iat":1'),
    (words: string) => ` ${words}`,
    (words: string) => words.replace('}', ',"more":1}'),
  ]) {
    const given = text(await challenge())
    const changed = await signer.sign(bytes(change(given)))
    expect(await answer(changed)).toEqual({ kind: 'refused', code: 'not-an-answer' })
    expect(await answer(await signer.sign(bytes(given)))).toEqual({ kind: 'refused', code: 'late' })
  }
})

test.each<[string, string]>([
  ['nothing', ''],
  ['words', 'sign me in'],
  ['XML', '<x/>'],
  ['zeros', '\0\0\0\0'],
])('%s are no answer', async (_, sent) => {
  const { answer } = await atTheDoor()
  expect(await answer(bytes(sent))).toEqual({ kind: 'refused', code: 'not-an-answer' })
})

test('a key for documents, a revoked one, and one nobody answers for open nothing', async () => {
  const { challenge, answer, order, signer, sandbox, silent } = await atTheDoor()
  const forDocuments = await order(yerlan)
  expect(await answer(await forDocuments.sign(await challenge()))).toMatchObject({ code: 'signing-key' })
  for (const part of ['ocsp', '.crl']) silent.add(part)
  expect(await answer(await signer.sign(await challenge()))).toMatchObject({ code: 'revocation-unknown' })
  silent.clear()
  await sandbox.ask('POST', `/api/authority/certificates/${signer.serialNumber}/revoke`, {
    reason: 'key-compromise',
  })
  expect(await answer(await signer.sign(await challenge()))).toMatchObject({ code: 'revoked' })
})

test('without a Digital ID only the holder of the key learns that there is none', async () => {
  const { challenge, signer, answer } = await atTheDoor({ iin: '850715300013' })
  const cms = await signer.sign(await challenge())
  const broken = cms.slice()
  broken[cms.length - 5] = (broken[cms.length - 5] as number) ^ 1
  expect(await answer(broken)).toMatchObject({ code: 'signature-broken' })
  expect(await answer(await signer.sign(await challenge()))).toMatchObject({ code: 'no-account' })
})
