import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { base64Bytes, ncaProfile, parseCertificate, parseCmsSignature, signerCertificate } from '#eds'
import { openSandbox } from '../testing/open-sandbox.ts'
import { addressInCode, momentOf } from './signing-protocol.ts'

const signer = '771126300017'
const content = Buffer.from('Өтініш')
const words = { nameRu: 'Заявление', nameKz: 'Өтініш', nameEn: 'Application' }
const file = { mime: '@file/pdf', data: content.toString('base64') }
const cms = (signMethod: string) => ({
  signMethod,
  version: 2,
  documentsToSign: [{ id: 1, ...words, meta: [{ name: 'ЖСН', value: signer }], document: { file } }],
})

type Site = {
  readonly parcel?: unknown
  readonly auth?: 'None' | 'Token' | 'Eds'
  readonly refuses?: boolean
  readonly expired?: boolean
}

/** A site that asks for signatures by QR, and what came back to it. */
async function openSite({ parcel = cms('CMS_WITH_DATA'), auth = 'Token', refuses, expired }: Site = {}) {
  const asked: { method: string; authorization: string | undefined; body: string }[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const { authorization } = request.headers
    if (request.url === '/api2') asked.push({ method: request.method ?? '', authorization, body })
    const status = request.method === 'PUT' && refuses ? 403 : 200
    const until = expired ? '2026-11-22T10:59:00.0+0600' : '2026-11-22T11:10:00.0+0600'
    const invitation = {
      description: 'Өтінішке қол қою',
      expiry_date: until,
      organisation: { ...words, bin: '150440000013' },
      document: { uri: `${origin}/api2`, auth_type: auth, auth_token: auth === 'Token' ? 'secret' : '' },
    }
    const answer = request.method === 'PUT' ? { message: refuses ? 'Сертификат отозван' : 'success' } : parcel
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(request.url === '/api1' ? invitation : answer))
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  onTestFinished(() => void server.close())
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  const sandbox = openSandbox({ admitted: [origin] })
  const scan = () =>
    sandbox.ask('POST', '/api/egov-mobile/scans', { code: `mobileSign:${origin}/api1`, iin: signer })
  return { ...sandbox, origin, asked, scan, sentBack: () => JSON.parse(asked.at(-1)?.body ?? '{}') }
}

test('a code is scanned, shown and signed; what else the site sent goes back as it was', async () => {
  const { scan, ask, asked, sentBack } = await openSite()
  const { body: shown } = await scan()
  expect(shown).toMatchObject({ state: 'open', invitation: { description: 'Өтінішке қол қою' } })
  expect(asked).toEqual([{ method: 'GET', authorization: 'Bearer secret', body: '' }])
  const { body: signed } = await ask('POST', `/api/egov-mobile/scans/${shown.id}/sign`, {
    bin: '150440000013',
  })
  expect(signed.state).toBe('sent')
  expect(asked[1]).toMatchObject({ method: 'PUT', authorization: 'Bearer secret' })
  const { documentsToSign, ...rest } = sentBack()
  expect(rest).toEqual({ signMethod: 'CMS_WITH_DATA', version: 2 })
  const { document, ...others } = documentsToSign[0]
  expect(others).toEqual({ id: 1, ...words, meta: [{ name: 'ЖСН', value: signer }] })
  expect(document.file.mime).toBe('@file/pdf')
  const signature = parseCmsSignature(base64Bytes(document.file.data))
  expect(Buffer.from(signature.content!)).toEqual(content)
  expect(ncaProfile(signerCertificate(signature.signers[0]!.id, signature.certificates)!)).toMatchObject({
    iin: signer,
    roles: ['legal-entity', 'first-head'],
  })
})

test('every method of the protocol is signed, and documents of several methods in one parcel', async () => {
  const mixed = {
    signMethod: 'MIX_SIGN',
    documentsToSign: [
      { id: 'a', ...words, signMethod: 'XML', documentXml: '<a>ә</a>' },
      { id: 'b', ...words, signMethod: 'CMS_SIGN_ONLY', document: { file } },
      { id: 'c', ...words, signMethod: 'SIGN_BYTES_ARRAY', document: { file } },
    ],
  }
  const { scan, ask, sentBack } = await openSite({ parcel: mixed, auth: 'None' })
  const { body: shown } = await scan()
  await ask('POST', `/api/egov-mobile/scans/${shown.id}/sign`, {})
  const [xml, apart, bytes] = sentBack().documentsToSign
  expect(xml.documentXml).toContain('<ds:SignatureValue>')
  expect(parseCmsSignature(base64Bytes(apart.document.file.data)).content).toBeUndefined()
  const { signature, certificate } = JSON.parse(bytes.document.file.data)
  const key = parseCertificate(base64Bytes(certificate)).publicKey
  const spki = await crypto.subtle.importKey(
    'spki',
    key.der as Uint8Array<ArrayBuffer>,
    { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
    false,
    ['verify'],
  )
  expect(
    await crypto.subtle.verify('RSASSA-PKCS1-v1_5', spki, Buffer.from(signature, 'base64'), content),
  ).toBe(true)
})

test('a site that wants to know who scans gets its own address, signed by the authentication key', async () => {
  const { scan, asked, origin } = await openSite({ auth: 'Eds' })
  expect((await scan()).body.state).toBe('open')
  const { xml } = JSON.parse(asked[0]!.body)
  expect(xml).toContain(`<url>${origin}/api2</url>`)
  const [, written = ''] = /<ds:X509Certificate>([^<]+)</.exec(xml) ?? []
  expect(parseCertificate(base64Bytes(written)).extendedKeyUsage).toContain('1.3.6.1.5.5.7.3.2')
})

test('who refuses tells the site so, and a second answer changes nothing', async () => {
  const { scan, ask, sentBack, asked } = await openSite()
  const { body: shown } = await scan()
  const path = `/api/egov-mobile/scans/${shown.id}`
  expect((await ask('POST', `${path}/cancel`)).body.state).toBe('cancelled')
  expect(sentBack()).toMatchObject({ status: 'CANCELED', documentsToSign: [] })
  expect((await ask('POST', `${path}/sign`, {})).body.state).toBe('cancelled')
  expect(asked).toHaveLength(2)
})

test('what the site says of a signature it refuses is shown', async () => {
  const { scan, ask } = await openSite({ refuses: true })
  const { body: shown } = await scan()
  const { body } = await ask('POST', `/api/egov-mobile/scans/${shown.id}/sign`, { condition: 'revoked' })
  expect(body).toMatchObject({ state: 'refused', answer: 'Сертификат отозван' })
})

test.each([
  ['not-a-code', 'hello'],
  ['site-unknown', 'mobileSign:https://evil.kz/api1'],
])('%s: %s', async (problem, code) => {
  const { ask } = await openSite()
  const { status, body } = await ask('POST', '/api/egov-mobile/scans', { code, iin: signer })
  expect([status, body.detail]).toEqual([422, problem])
})

test('a code out of date, an unsound answer, a silent site and a missing key each have their name', async () => {
  const detail = async (site: Site) => (await (await openSite(site)).scan()).body.detail
  expect(await detail({ expired: true })).toBe('too-late')
  expect(await detail({ parcel: { signMethod: 'RSA', documentsToSign: [] } })).toBe('answer-unsound')
  const silent = openSandbox({ admitted: ['http://localhost:1'] })
  const code = 'mobileSign:http://localhost:1/api1'
  const { body } = await silent.ask('POST', '/api/egov-mobile/scans', { code, iin: signer })
  expect(body.detail).toBe('site-silent')
  const { scan, ask } = await openSite()
  const { id } = (await scan()).body
  const unknown = await ask('POST', `/api/egov-mobile/scans/${id}/sign`, { bin: '090940000028' })
  expect(unknown.body.detail).toBe('key-missing')
})

test('the address is found in a code, in a link of the application, and across broken lines', () => {
  const address = 'https://id.kz/sign/qr/abc'
  expect(addressInCode(`mobileSign:${address}`)?.href).toBe(address)
  expect(addressInCode(` mobileSign:https://id.kz/\nsign/qr/abc `)?.href).toBe(address)
  expect(addressInCode(`https://m.egov.kz/mobileSign?link=${encodeURIComponent(address)}`)?.href).toBe(
    address,
  )
  expect(addressInCode('Сәлем')).toBeUndefined()
  expect(momentOf('2022-09-29T16:21:37.06+0600')).toBe(Date.parse('2022-09-29T10:21:37.060Z'))
})
