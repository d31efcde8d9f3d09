import { expect, test } from 'vitest'
import {
  certIdOf,
  encodeName,
  encodeOcspRequest,
  findPath,
  makeCertificationRequest,
  ncaProfile,
  parseCertificate,
  parseCertificateList,
  parseOcspResponse,
  parsePrivateKey,
  platformCrypto,
  signingKeyOf,
  verifyOcspResponse,
} from '#eds'
import { type KeyAlgorithm, makeKeyPair } from '#modules/authority'
import { systemRandom } from '#platform/crypto'
import { openSandbox } from '../testing/open-sandbox.ts'

const head = '771126300017'
const day = 86_400_000

function openAuthority() {
  const sandbox = openSandbox()
  const newKey = async (algorithm: KeyAlgorithm = 'p-256') => {
    const { publicKey } = await makeKeyPair(algorithm, systemRandom)
    return Buffer.from(publicKey).toString('base64')
  }
  const order = (body: unknown) => sandbox.ask('POST', '/api/authority/certificates', body)
  const fetchBytes = async (place: string) => {
    const response = await sandbox.api.request(`/authority/${place}`)
    expect(response.status).toBe(200)
    return new Uint8Array(await response.arrayBuffer())
  }
  /** What our own verifier says, with the lists as they are now. */
  const judge = async (certificate: string, folder = '') => {
    const [root, issuing, ...lists] = await Promise.all(
      ['root.cer', 'issuing.cer', 'root.crl', 'issuing.crl'].map((place) => fetchBytes(`${folder}${place}`)),
    )
    const verdict = await findPath(
      parseCertificate(Buffer.from(certificate, 'base64')),
      { anchors: [parseCertificate(root!)], others: [parseCertificate(issuing!)] },
      { at: sandbox.state.clock.now().getTime(), crls: lists.map(parseCertificateList) },
    )
    return verdict.valid ? 'valid' : verdict.reason
  }
  return { ...sandbox, newKey, order, fetchBytes, judge }
}

test('an order names only the person and the company: their names come from the registries', async () => {
  const { order, newKey, judge } = openAuthority()
  const body = { iin: head, bin: '150440000013', role: 'first-head', publicKey: await newKey() }
  const { status, body: issued } = await order(body)
  expect(status).toBe(201)
  const certificate = parseCertificate(Buffer.from(issued.certificate, 'base64'))
  expect(ncaProfile(certificate)).toMatchObject({
    iin: head,
    bin: '150440000013',
    roles: ['legal-entity', 'first-head'],
    identification: 'digital-id',
    organization: '«Алатау Логистик» ЖШС',
  })
  expect(issued).toMatchObject({ state: 'good', use: 'signing', iin: head })
  expect(await judge(issued.certificate)).toBe('valid')
})

test('a GOST key gets its certificate of the GOST authority', async () => {
  const { order, newKey, judge } = openAuthority()
  const { body } = await order({ iin: head, publicKey: await newKey('gost-512') })
  expect(await judge(body.certificate, 'gost/')).toBe('valid')
  expect(await judge(body.certificate)).not.toBe('valid')
})

test('a request that somebody else signed is refused', async () => {
  const { order } = openAuthority()
  const [own, other] = [await makeKeyPair('p-256', systemRandom), await makeKeyPair('p-256', systemRandom)]
  const draft = { subject: encodeName([]), publicKey: own.publicKey }
  const request = async ({ pkcs8 }: { pkcs8: Uint8Array }) =>
    Buffer.from(await makeCertificationRequest(draft, await signingKeyOf(parsePrivateKey(pkcs8)))).toString(
      'base64',
    )
  expect((await order({ iin: head, request: await request(own) })).status).toBe(201)
  const { status, body } = await order({ iin: head, request: await request(other) })
  expect([status, body.code]).toEqual([422, 'order-refused'])
})

test('a certificate is found, held, released and revoked by its serial number', async () => {
  const { ask, order, newKey, judge } = openAuthority()
  const { body } = await order({ iin: head, publicKey: await newKey() })
  const path = `/api/authority/certificates/${body.serialNumber}`
  expect((await ask('POST', `${path}/hold`)).body.state).toBe('held')
  expect(await judge(body.certificate)).toBe('on-hold')
  expect((await ask('POST', `${path}/release`)).body.state).toBe('good')
  expect((await ask('POST', `${path}/release`)).status).toBe(409)
  expect((await ask('POST', `${path}/revoke`, { reason: 'boredom' })).status).toBe(400)
  const revoked = await ask('POST', `${path}/revoke`, { reason: 'key-compromise' })
  expect(revoked.body).toMatchObject({ state: 'revoked', reason: 'key-compromise' })
  expect((await ask('POST', `${path}/hold`)).body.code).toBe('certificate-state')
  expect((await ask('GET', path)).body.state).toBe('revoked')
  expect((await ask('GET', `/api/authority/certificates?iin=${head}`)).body.certificates).toHaveLength(1)
  expect((await ask('GET', '/api/authority/certificates/ff')).status).toBe(404)
})

test('OCSP is answered by GET too, and bytes that are no question are refused', async () => {
  const { order, newKey, api, fetchBytes, state } = openAuthority()
  const { body } = await order({ iin: head, publicKey: await newKey() })
  const issuing = parseCertificate(await fetchBytes('issuing.cer'))
  const id = await certIdOf(issuing, body.serialNumber, platformCrypto(), 'SHA-256')
  const ask = async (bytes: Uint8Array) => {
    const place = encodeURIComponent(Buffer.from(bytes).toString('base64'))
    const response = await api.request(`/authority/ocsp/${place}`)
    return parseOcspResponse(new Uint8Array(await response.arrayBuffer()))
  }
  const answer = await ask(encodeOcspRequest([id]))
  expect(answer.status).toBe('successful')
  if (answer.status === 'successful') {
    const roots = { anchors: [parseCertificate(await fetchBytes('root.cer'))], others: [issuing] }
    const lists = [await fetchBytes('root.crl'), await fetchBytes('issuing.crl')].map(parseCertificateList)
    const settings = { at: state.clock.now().getTime(), crls: lists }
    const verdict = await verifyOcspResponse(answer.basic, { pool: roots, settings })
    expect(verdict).toMatchObject({ accept: true, answers: [{ status: 'good' }] })
  }
  expect((await ask(Uint8Array.of(1, 2, 3))).status).toBe('malformed-request')
  const foreign = { ...id, issuerKeyHash: new Uint8Array(32) }
  expect((await ask(encodeOcspRequest([foreign]))).status).toBe('unauthorized')
  const unknown = await ask(encodeOcspRequest([{ ...id, serialNumber: '01' }]))
  expect(unknown).toMatchObject({ basic: { responses: [{ status: 'unknown' }] } })
})

test('certificates end by the clock of the sandbox, and lists follow it', async () => {
  const { order, newKey, state, judge } = openAuthority()
  const { body } = await order({ iin: head, publicKey: await newKey(), days: 10 })
  state.clock.advance(9 * day)
  expect(await judge(body.certificate)).toBe('valid')
  state.clock.advance(2 * day)
  expect(await judge(body.certificate)).toBe('expired')
})

test('everything is still there when the sandbox opens again', async () => {
  const first = openAuthority()
  const { body } = await first.order({ iin: head, publicKey: await first.newKey() })
  const again = openSandbox({ folder: first.folder })
  const found = await again.ask('GET', `/api/authority/certificates/${body.serialNumber}`)
  expect(found.body.certificate).toBe(body.certificate)
})

test.each([
  [{}, 400],
  [{ publicKey: 'AAAA' }, 422],
  [{ publicKey: '!' }, 400],
  [{ request: 'AAAA' }, 422],
  [{ request: 'AAAA', publicKey: 'AAAA' }, 400],
  [{ publicKey: 'AAAA', days: 'x' }, 400],
  ['[]', 400],
])('an order of %j is refused with %i', async (body, status) => {
  expect((await openAuthority().order(body)).status).toBe(status)
})

test('other bodies at OCSP and time stamps are refused, never a fault', async () => {
  const { api } = openAuthority()
  for (const place of ['ocsp', 'tsp', 'gost/ocsp'])
    for (const type of ['text/plain', 'application/ocsp-request', 'application/timestamp-query']) {
      const response = await api.request(`/authority/${place}`, {
        method: 'POST',
        body: 'x',
        headers: { 'content-type': type },
      })
      expect(response.status).toBeLessThan(500)
    }
})
