import { expect, test } from 'vitest'
import { findPath, keyUseOf, ncaProfile, parseCertificate, parseCertificateList } from '#eds'
import { foundAuthority } from './found-authority.ts'
import {
  type Authority,
  AuthorityError,
  certificatesOf,
  currentLists,
  currentRootList,
  findCertificate,
  holdCertificate,
  issuePersonCertificate,
  keyAlgorithms,
  releaseCertificate,
  revokeCertificate,
} from './index.ts'
import { address, day, foundForTest, orderFor } from './testing/authority.ts'

async function judge(authority: Authority, certificate: Uint8Array, at: number) {
  const { complete } = await currentLists(authority)
  const crls = [complete, await currentRootList(authority)].map(parseCertificateList)
  const pool = { anchors: [authority.root], others: [authority.issuing] }
  const verdict = await findPath(parseCertificate(certificate), pool, { at, crls })
  return verdict.valid ? 'valid' : verdict.reason
}

test.each(keyAlgorithms)('an authority of %s issues what our own verifier believes', async (algorithm) => {
  const { authority, clock } = await foundForTest(algorithm)
  const { certificate } = await issuePersonCertificate(authority, await orderFor({}, algorithm))
  expect(await judge(authority, certificate, clock.now().getTime())).toBe('valid')
})

test('a signing certificate carries the national profile', async () => {
  const { authority } = await foundForTest()
  const { certificate } = await issuePersonCertificate(authority, await orderFor())
  const read = parseCertificate(certificate)
  expect(ncaProfile(read)).toEqual({
    iin: '771126300017',
    bin: '150440000013',
    roles: ['legal-entity', 'first-head'],
    identification: 'digital-id',
    commonName: 'ӘЛИЕВ ЕРЛАН',
    surname: 'ӘЛИЕВ',
    patronymic: 'ҚАНАТҰЛЫ',
    organization: '«Алатау Логистик» ЖШС',
  })
  expect(keyUseOf(read)).toBe('signing')
  const places = JSON.stringify([read.crlDistributionPoints, read.freshestCrl, read.authorityInfoAccess])
  for (const place of ['issuing.crl', 'delta.crl', 'ocsp', 'issuing.cer'])
    expect(places).toContain(`${address}/${place}`)
})

test('an authentication certificate of an individual signs no documents', async () => {
  const { authority } = await foundForTest()
  const { organization: _, ...order } = await orderFor({ role: 'individual', use: 'authentication' })
  const { certificate } = await issuePersonCertificate(authority, order)
  const read = parseCertificate(certificate)
  expect(keyUseOf(read)).toBe('authentication')
  expect(ncaProfile(read)).toMatchObject({ bin: null, roles: ['individual'], organization: null })
})

test('every name of the authority says SANDBOX', async () => {
  const { authority } = await foundForTest()
  for (const { subject } of [authority.root, authority.issuing]) {
    const text = Buffer.from(subject.der).toString()
    expect(text.match(/SANDBOX/g)).toHaveLength(2)
  }
})

test('the same order again gives the same certificate, and another under its id is refused', async () => {
  const { authority, open } = await foundForTest()
  const order = await orderFor({ id: 'order-1' })
  const first = await issuePersonCertificate(authority, order)
  expect((await issuePersonCertificate(open(), order)).certificate).toEqual(first.certificate)
  expect(certificatesOf(open(), order.person.iin)).toHaveLength(1)
  const other = { ...order, days: 30 }
  await expect(issuePersonCertificate(authority, other)).rejects.toMatchObject({ code: 'order-reused' })
})

test.each([
  ['no IIN', { person: { iin: '1', surname: 'А', name: 'Б' } }],
  ['an empty name', { person: { iin: '771126300017', surname: ' ', name: 'Б' } }],
  ['a line break in a name', { person: { iin: '771126300017', surname: 'А\n', name: 'Б' } }],
  ['a Cyrillic address', { person: { iin: '771126300017', surname: 'А', name: 'Б', email: 'ә@b.kz' } }],
  ['an individual with a BIN', { role: 'individual' as const }],
  ['a wrong BIN', { organization: { bin: '123456789012', name: 'А' } }],
  ['half a day', { days: 0.5 }],
])('an order with %s is refused in words', async (_, more) => {
  const { authority } = await foundForTest()
  await expect((async () => issuePersonCertificate(authority, await orderFor(more)))()).rejects.toThrow(
    expect.objectContaining({ code: 'order-invalid' }),
  )
})

test('bytes that are no key get no certificate', async () => {
  const { authority } = await foundForTest()
  const order = await orderFor({ publicKey: Uint8Array.of(1, 2, 3) })
  expect(() => issuePersonCertificate(authority, order)).toThrow(AuthorityError)
})

test('hold, release and revocation stand in the lists, and outlive a restart', async () => {
  const { authority, open, clock } = await foundForTest()
  const { certificate, record } = await issuePersonCertificate(authority, await orderFor())
  const at = clock.now().getTime()
  await holdCertificate(authority, record.serialNumber)
  expect(await judge(authority, certificate, at)).toBe('on-hold')
  await expect(holdCertificate(authority, record.serialNumber)).rejects.toMatchObject({
    code: 'already-held',
  })
  await releaseCertificate(authority, record.serialNumber)
  expect(await judge(authority, certificate, at)).toBe('valid')
  await expect(releaseCertificate(authority, record.serialNumber)).rejects.toMatchObject({ code: 'not-held' })
  await revokeCertificate(authority, record.serialNumber.toUpperCase(), 'key-compromise')
  const again = open()
  expect(await judge(again, certificate, at)).toBe('revoked')
  await expect(releaseCertificate(again, record.serialNumber)).rejects.toMatchObject({
    code: 'already-revoked',
  })
  expect(() => findCertificate(again, 'ff')).toThrow(expect.objectContaining({ code: 'unknown-certificate' }))
})

test('the delta says what changed since the daily list, releases too', async () => {
  const { authority, clock } = await foundForTest()
  const [one, two] = [await orderFor(), await orderFor()]
  const held = await issuePersonCertificate(authority, one)
  const revoked = await issuePersonCertificate(authority, two)
  await holdCertificate(authority, held.record.serialNumber)
  const base = parseCertificateList((await currentLists(authority)).complete)
  await releaseCertificate(authority, held.record.serialNumber)
  await revokeCertificate(authority, revoked.record.serialNumber, 'superseded')
  const later = await currentLists(authority)
  const [complete, delta] = [later.complete, later.delta].map(parseCertificateList)
  expect(delta!.deltaBase).toBe(base.number)
  expect(delta!.number).toBe(complete!.number)
  expect(delta!.number! > base.number!).toBe(true)
  const settings = { at: clock.now().getTime() }
  for (const crls of [[complete!], [base, delta!]]) {
    const path = { anchors: [authority.root], others: [authority.issuing] }
    const lists = [...crls, parseCertificateList(await currentRootList(authority))]
    const states = [held, revoked].map(async ({ certificate }) => {
      const verdict = await findPath(parseCertificate(certificate), path, { ...settings, crls: lists })
      return verdict.valid ? 'valid' : verdict.reason
    })
    expect(await Promise.all(states)).toEqual(['valid', 'revoked'])
  }
})

test('lists are kept for half an hour, renewed after it, and survive a clock that is put back', async () => {
  const { authority, clock } = await foundForTest()
  const first = await currentLists(authority)
  clock.advance(day / 96)
  expect(await currentLists(authority)).toBe(first)
  clock.advance(2 * day)
  const later = parseCertificateList((await currentLists(authority)).complete)
  expect(later.thisUpdate).toBe(clock.now().getTime())
  clock.advance(-2 * day)
  const back = parseCertificateList((await currentLists(authority)).complete)
  expect(back.thisUpdate).toBe(clock.now().getTime())
  expect(back.number! > later.number!).toBe(true)
})

test('a second authority does not overwrite the first', async () => {
  const { files, authority } = await foundForTest()
  const again = foundAuthority(files, authority.keys, authority.random, authority.foundation)
  await expect(again).rejects.toMatchObject({ code: 'founded' })
})

test('half a line at the end of the ledger is dropped, a broken one before it is not believed', async () => {
  const { files, authority, open } = await foundForTest()
  const { record } = await issuePersonCertificate(authority, await orderFor())
  const whole = files.read('ledger.jsonl')!
  files.write('ledger.jsonl', Buffer.concat([whole, Buffer.from('{"kind":"revo')]))
  expect(findCertificate(open(), record.serialNumber).record.state).toBe('good')
  expect(files.read('ledger.jsonl')).toEqual(whole)
  files.write('ledger.jsonl', Buffer.concat([Buffer.from('{"kind"\n'), whole]))
  expect(open).toThrow(expect.objectContaining({ code: 'folder-unsound' }))
})
