import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { get } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { NCALayerClient } from 'ncalayer-js-client'
import { expect, onTestFinished, test } from 'vitest'
import { base64Bytes, ncaProfile, parseCmsSignature, signerCertificate } from '#eds'
import { newFolder, openSandbox, until } from '../testing/open-sandbox.ts'
import { serveNcalayer } from './serve-ncalayer.ts'

const content = 'Мен, салық төлеуші, өтініш беремін.'
const base64 = Buffer.from(content).toString('base64')
const head = '771126300017'
const bin = '150440000013'

async function openComputer() {
  const sandbox = openSandbox()
  const server = await serveNcalayer(sandbox.state, 0)
  onTestFinished(server.close)
  return { ...sandbox, server, url: `wss://127.0.0.1:${server.port}` }
}

/** The unmodified client that sites use; Node is told to believe the certificate, as a person tells their browser. */
async function openClient(url: string) {
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'
  onTestFinished(() => {
    delete process.env.NODE_TLS_REJECT_UNAUTHORIZED
  })
  const client = new NCALayerClient(url, false)
  const version = await client.connect()
  onTestFinished(() => client.wsConnection.close())
  return { client, version }
}

/** Has OpenSSL verify a signature against the sandbox's root. */
async function verifyByOpenssl({ state }: ReturnType<typeof openSandbox>, cms: string, detached?: string) {
  const folder = newFolder()
  const { root, issuing } = await state.authorities.open('rsa')
  const write = (name: string, bytes: Uint8Array | string) => {
    writeFileSync(join(folder, name), bytes)
    return join(folder, name)
  }
  const pem = (der: Uint8Array) =>
    `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`
  const trusted = write('ca.pem', pem(root.der) + pem(issuing.der))
  const signature = write('signature.cms', base64Bytes(cms))
  const given = detached === undefined ? [] : ['-content', write('content', detached)]
  const at = String(Math.floor(state.clock.now().getTime() / 1000) + 1)
  return execFileSync(
    'openssl',
    [
      'cms',
      '-verify',
      '-binary',
      '-inform',
      'DER',
      '-in',
      signature,
      '-CAfile',
      trusted,
      '-purpose',
      'any',
      '-attime',
      at,
      ...given,
    ],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  ).toString()
}

test('the client of sites, unmodified, has a first head sign, and OpenSSL verifies it', async () => {
  const computer = await openComputer()
  const { state, url } = computer
  state.ncalayer.set({ mode: 'confirm', bin })
  const { client, version } = await openClient(url)
  expect(version).toBe('1.2')
  const cms = await client.basicsSignCMS(
    NCALayerClient.basicsStorageAll,
    base64,
    NCALayerClient.basicsCMSParamsAttached,
    NCALayerClient.basicsSignerSignHead,
  )
  expect(await verifyByOpenssl(computer, cms)).toBe(content)
  const { signers, certificates } = parseCmsSignature(base64Bytes(cms))
  const { iin, bin: organization, roles } = ncaProfile(signerCertificate(signers[0]!.id, certificates)!)
  expect({ iin, organization, roles }).toEqual({
    iin: head,
    organization: bin,
    roles: ['legal-entity', 'first-head'],
  })
  expect(signers[0]!.unsignedAttributes?.size, 'a time stamp was asked for').toBe(1)
})

test('several documents at once, detached and by their hash; XML as a document in its signature', async () => {
  const computer = await openComputer()
  computer.state.ncalayer.set({ mode: 'confirm' })
  const { client } = await openClient(computer.url)
  const { basicsCMSParamsDetachedNoTSP: detached, basicsSignerSignPerson: person } = NCALayerClient
  const both = await client.basicsSignCMS(null, [base64, base64], detached, person)
  expect(both).toHaveLength(2)
  expect(await verifyByOpenssl(computer, both[1]!, content)).toBe(content)
  const digest = Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(content))).toString('base64')
  const byHash = await client.createCAdESFromBase64Hash('PKCS12', digest)
  expect(await verifyByOpenssl(computer, byHash, content)).toBe(content)
  const xml = await client.basicsSignXML(null, '<a>ә</a>', NCALayerClient.basicsXMLParams, person)
  expect(xml).toMatch(/^<\?xml .*<a>ә<ds:Signature .*<\/ds:Signature><\/a>$/s)
})

test('a window waits for the person, who reads what it is about and refuses or agrees', async () => {
  const { state, url, ask } = await openComputer()
  const { client } = await openClient(url)
  const sign = () =>
    client.basicsSignCMS(null, base64, NCALayerClient.basicsCMSParamsAttached, NCALayerClient.basicsSignerAny)
  const openWindow = async () => {
    const { body } = await until(
      () => ask('GET', '/api/ncalayer/windows'),
      (answer) => answer.body.windows.length > 0,
    )
    return body.windows[0]
  }
  const refused = sign().catch((error: Error & { canceledByUser?: boolean }) => error)
  const window = await openWindow()
  expect(window).toMatchObject({ what: 'cms', documents: 1, excerpt: content })
  expect((await ask('POST', `/api/ncalayer/windows/${window.id}/cancel`)).status).toBe(204)
  expect(await refused).toMatchObject({ message: 'cancelled by user', canceledByUser: true })
  const agreed = sign()
  const next = await openWindow()
  await ask('POST', `/api/ncalayer/windows/${next.id}/confirm`)
  expect(await agreed).toMatch(/^MII/)
  expect((await ask('POST', `/api/ncalayer/windows/${next.id}/confirm`)).body.code).toBe('window-unknown')
  expect(state.ncalayer.waiting()).toEqual([])
})

test('a window closes when the page that asked is gone', async () => {
  const { state, url } = await openComputer()
  const { client } = await openClient(url)
  client.getKeyInfo('PKCS12').catch(() => undefined)
  await until(
    async () => state.ncalayer.waiting().length,
    (count) => count === 1,
  )
  client.wsConnection.close()
  expect(
    await until(
      async () => state.ncalayer.waiting().length,
      (count) => count === 0,
    ),
  ).toBe(0)
})

test('the person is told of a key that does not fit, by the site that asked for another', async () => {
  const { state, url } = await openComputer()
  state.ncalayer.set({ mode: 'confirm' })
  const { client } = await openClient(url)
  const { basicsCMSParamsAttached: attached, basicsSignerSignHead: asHead } = NCALayerClient
  await expect(client.basicsSignCMS(null, base64, attached, asHead)).rejects.toThrow('SIGNING_FAILURE')
  await expect(client.basicsSign(null, 'cms', 7, {}, {}, 'ru')).rejects.toThrow(
    'INVALID_SIGNING_PARAMS: data',
  )
})

test('its address, visited once, says where one has come to', async () => {
  const { server } = await openComputer()
  const page = await new Promise<string>((resolve, reject) =>
    get({ host: '127.0.0.1', port: server.port, rejectUnauthorized: false }, (answer) => {
      let text = ''
      answer.on('data', (chunk) => (text += chunk)).on('end', () => resolve(text))
    }).on('error', reject),
  )
  expect(page).toContain('Закройте вкладку')
})

test('not running, it refuses connections; running again, it has the same certificate', async () => {
  const { state, server, url } = await openComputer()
  const certificateOf = () =>
    new Promise<string>((resolve, reject) => {
      const asking = get(
        { host: '127.0.0.1', port: server.port, rejectUnauthorized: false, agent: false },
        (answer) => {
          const { socket } = answer
          resolve(
            'getPeerCertificate' in socket
              ? (socket as import('node:tls').TLSSocket).getPeerCertificate().fingerprint256
              : '',
          )
          answer.resume()
        },
      )
      asking.on('error', reject)
    })
  const before = await certificateOf()
  state.ncalayer.set({ running: false })
  await until(
    () =>
      certificateOf().then(
        () => 'open',
        () => 'shut',
      ),
    (answer) => answer === 'shut',
  )
  await expect(openClient(url)).rejects.toThrow('NCALayer')
  state.ncalayer.set({ running: true })
  expect(await until(() => certificateOf().catch(() => ''), Boolean)).toBe(before)
})

test('where another programme has the port, it steps aside and says so', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void other.close())
  await new Promise((resolve) => other.once('listening', resolve))
  const { port } = other.address() as AddressInfo
  const server = await serveNcalayer(openSandbox().state, port)
  expect(server).toMatchObject({ taken: true, port })
  await server.close()
})

test('a key that has run out and one that was revoked are there to be refused', async () => {
  const { state } = openSandbox()
  const wish = { iin: head, use: 'signing', kind: 'rsa-2048' } as const
  const { parseCertificate } = await import('#eds')
  const lapsed = await state.personKeys.find({ ...wish, condition: 'expired' })
  expect(parseCertificate(lapsed!.certificate).notAfter).toBeLessThan(state.clock.now().getTime())
  const revoked = await state.personKeys.find({ ...wish, condition: 'revoked' })
  const authority = await state.authorities.open('rsa')
  const { serialNumber } = parseCertificate(revoked!.certificate)
  expect(authority.ledger.find(serialNumber)).toMatchObject({ state: 'revoked', reason: 'key-compromise' })
  const good = await state.personKeys.find({ ...wish, condition: 'good' })
  expect((await state.personKeys.find({ ...wish, condition: 'good' }))!.certificate).toEqual(
    good!.certificate,
  )
  expect(await state.personKeys.find({ ...wish, bin: '090940000028', condition: 'good' })).toBeUndefined()
})

test('the setting is changed through the API, and nonsense is refused in words', async () => {
  const { ask } = openSandbox()
  const { body } = await ask('PUT', '/api/ncalayer', { mode: 'confirm', bin })
  expect(body).toMatchObject({ mode: 'confirm', iin: head, bin })
  expect((await ask('PUT', '/api/ncalayer', { iin: '840707400014' })).body.bin).toBeUndefined()
  expect((await ask('PUT', '/api/ncalayer', { bin: '090940000028' })).body.code).toBe('wrong-field')
  expect((await ask('PUT', '/api/ncalayer', { iin: '000000000000' })).body.code).toBe('person-unknown')
  expect((await ask('PUT', '/api/ncalayer', { delayMs: -1 })).body.code).toBe('wrong-field')
})
