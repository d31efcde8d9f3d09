import { expect, test } from 'vitest'
import {
  certIdOf,
  encodeOcspRequest,
  encodeTimeStampRequest,
  parseCertificate,
  parseOcspResponse,
  platformCrypto,
} from '#eds'
import { answerOcsp, issuePersonCertificate, keyAlgorithms, stampTime } from './index.ts'
import { ownService } from './own-service.ts'
import { day, foundForTest, orderFor } from './testing/authority.ts'

test.each(keyAlgorithms)('an authority of %s answers OCSP with the nonce of the question', async (kind) => {
  const { authority } = await foundForTest(kind)
  const { record } = await issuePersonCertificate(authority, await orderFor())
  const id = await certIdOf(authority.issuing, record.serialNumber, platformCrypto())
  const nonce = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8)
  const answer = parseOcspResponse(await answerOcsp(authority, encodeOcspRequest([id], nonce)))
  expect(answer).toMatchObject({ status: 'successful', basic: { responses: [{ status: 'good' }] } })
  if (answer.status === 'successful') expect([...answer.basic.nonce!.slice(-8)]).toEqual([...nonce])
  const long = await answerOcsp(authority, encodeOcspRequest([id], new Uint8Array(200)))
  expect(parseOcspResponse(long).status).toBe('malformed-request')
})

test('the certificates of responder and stamper are renewed before they end, and after a clock is put back', async () => {
  const { authority, clock } = await foundForTest()
  for (const name of ['ocsp', 'time-stamping'] as const) {
    const first = await ownService(authority, name)
    clock.advance(day)
    expect(await ownService(authority, name)).toBe(first)
    clock.advance(4 * 365 * day)
    const later = await ownService(authority, name)
    expect(later.certificate.notBefore).toBe(clock.now().getTime())
    expect(later.certificate.publicKey.bits).toEqual(first.certificate.publicKey.bits)
    clock.advance(-4 * 365 * day - day)
    expect((await ownService(authority, name)).certificate.notBefore).toBe(clock.now().getTime())
  }
})

test('a stamp is given in GOST too, and refused for a short digest or a broken question', async () => {
  const { authority } = await foundForTest('gost-512')
  const granted = (reply: Uint8Array) => reply.length > 500
  const query = (length: number) => encodeTimeStampRequest('Streebog-512', new Uint8Array(length), 1n)
  expect(granted(await stampTime(authority, query(64)))).toBe(true)
  expect(granted(await stampTime(authority, query(63)))).toBe(false)
  expect(granted(await stampTime(authority, Uint8Array.of(1)))).toBe(false)
  const weak = encodeTimeStampRequest('SHA-1', new Uint8Array(20), 1n)
  expect(granted(await stampTime(authority, weak))).toBe(false)
})

test('the responder may answer, and the stamper stamp, by their certificates', async () => {
  const { authority } = await foundForTest()
  const ocsp = (await ownService(authority, 'ocsp')).certificate
  const stamper = (await ownService(authority, 'time-stamping')).certificate
  expect([ocsp.ocspNoCheck, ocsp.extendedKeyUsage]).toEqual([true, ['1.3.6.1.5.5.7.3.9']])
  expect(parseCertificate(stamper.der).extensions.get('2.5.29.37')?.critical).toBe(true)
})
