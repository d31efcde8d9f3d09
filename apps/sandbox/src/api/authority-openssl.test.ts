import { execFile, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { startSandbox } from '../main.ts'
import { newFolder, testKeyring } from '../testing/open-sandbox.ts'

const hasOpenssl = spawnSync('openssl', ['version']).status === 0
const iin = '850715300013'

/** A sandbox on a port of its own, and a folder in which OpenSSL asks it. */
async function openRunning() {
  const folder = newFolder()
  const port = 39_000 + Math.floor(Math.random() * 900)
  const origin = `http://localhost:${port}`
  const sandbox = await startSandbox({
    mode: 'sandbox',
    host: 'localhost',
    port,
    ncalayerPort: 0,
    origin,
    folder: newFolder(),
    keyring: testKeyring(),
    assetsFolder: null,
    programs: { portal: origin, digitalId: origin, office: origin },
  })
  onTestFinished(sandbox.close)
  // Not execFileSync: the sandbox lives in this process and must answer meanwhile.
  const openssl = (...words: readonly string[]) =>
    new Promise<{ code: number; said: string }>((resolve) => {
      const child = execFile('openssl', [...words], { cwd: folder }, (_, out, said) =>
        resolve({ code: child.exitCode ?? -1, said: `${said}${out}` }),
      )
    })
  const post = async (path: string, body: unknown = {}) => {
    const response = await fetch(`${origin}/api/authority/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return { status: response.status, body: await response.json() }
  }
  const fetchPem = async (place: string, kind: 'x509' | 'crl') => {
    const response = await fetch(`${origin}/authority/${place}`)
    writeFileSync(join(folder, place), new Uint8Array(await response.arrayBuffer()))
    await openssl(kind, '-inform', 'DER', '-in', place, '-out', `${place}.pem`)
  }
  return { folder, origin, openssl, post, fetchPem }
}

type Running = Awaited<ReturnType<typeof openRunning>>

/** A key and a request that OpenSSL made, and the certificate that was issued to it. */
async function certify({ folder, openssl, post }: Running, keyWords: readonly string[]) {
  await openssl('genpkey', ...keyWords, '-out', 'person.key')
  await openssl('req', '-new', '-key', 'person.key', '-subj', `/serialNumber=IIN${iin}`, '-out', 'person.csr')
  const request = readFileSync(join(folder, 'person.csr'), 'utf8')
  const { status, body } = await post('certificates', { request })
  expect([status, body.detail]).toEqual([201, undefined])
  writeFileSync(join(folder, 'person.der'), Buffer.from(body.certificate, 'base64'))
  await openssl('x509', '-inform', 'DER', '-in', 'person.der', '-out', 'person.pem')
  return body.serialNumber as string
}

async function fetchAll({ fetchPem }: Running): Promise<void> {
  for (const place of ['root.cer', 'issuing.cer']) await fetchPem(place, 'x509')
  for (const place of ['root.crl', 'issuing.crl', 'delta.crl']) await fetchPem(place, 'crl')
}

function verify({ openssl }: Running, ...more: readonly string[]) {
  const chain = ['-CAfile', 'root.cer.pem', '-untrusted', 'issuing.cer.pem']
  const lists = ['-CRLfile', 'root.crl.pem', '-CRLfile', 'issuing.crl.pem']
  return openssl('verify', '-crl_check_all', '-x509_strict', ...chain, ...lists, ...more, 'person.pem')
}

function askOcsp({ openssl, origin }: Running, ...more: readonly string[]) {
  const subject = ['-issuer', 'issuing.cer.pem', '-cert', 'person.pem', '-url', `${origin}/authority/ocsp`]
  return openssl('ocsp', ...more, ...subject, '-CAfile', 'root.cer.pem', '-verify_other', 'issuing.cer.pem')
}

const keys: readonly (readonly [string, readonly string[]])[] = [
  ['RSA-2048', ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048']],
  ['P-256', ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256']],
]

describe.skipIf(!hasOpenssl)(
  'OpenSSL agrees with the running authority (skipped if openssl is absent)',
  () => {
    test.each(keys)('about a person with a key of %s, before and after revocation', async (_, words) => {
      const running = await openRunning()
      const serial = await certify(running, words)
      await fetchAll(running)
      expect(await verify(running)).toMatchObject({
        code: 0,
        said: expect.stringContaining('person.pem: OK'),
      })
      expect((await askOcsp(running)).said).toMatch(/Response verify OK[\s\S]*person\.pem: good/)

      await running.post(`certificates/${serial}/hold`)
      expect((await askOcsp(running, '-sha256')).said).toMatch(/person\.pem: revoked[\s\S]*certificateHold/)
      await running.post(`certificates/${serial}/release`)
      expect((await askOcsp(running)).said).toMatch(/person\.pem: good/)

      const base = await verify(running, '-use_deltas', '-CRLfile', 'delta.crl.pem')
      expect(base.said).toContain('OK')
      await running.post(`certificates/${serial}/revoke`, { reason: 'key-compromise' })
      expect((await askOcsp(running)).said).toMatch(/person\.pem: revoked[\s\S]*keyCompromise/)
      await running.fetchPem('delta.crl', 'crl')
      // The list is still the one of before; the delta alone tells.
      const byDelta = await verify(running, '-use_deltas', '-extended_crl', '-CRLfile', 'delta.crl.pem')
      expect(byDelta.said).toContain('certificate revoked')
      await running.fetchPem('issuing.crl', 'crl')
      expect((await verify(running)).said).toContain('certificate revoked')
    })

    test('about time stamps, and refuses to stamp by a foreign policy', async () => {
      const running = await openRunning()
      const { folder, openssl, origin } = running
      writeFileSync(join(folder, 'document.txt'), 'Өтініш')
      await openssl('ts', '-query', '-data', 'document.txt', '-sha512', '-cert', '-out', 'query.tsq')
      const stamp = async (query: string) => {
        const response = await fetch(`${origin}/authority/tsp`, {
          method: 'POST',
          headers: { 'content-type': 'application/timestamp-query' },
          body: readFileSync(join(folder, query)),
        })
        expect(response.headers.get('content-type')).toBe('application/timestamp-reply')
        writeFileSync(join(folder, 'reply.tsr'), new Uint8Array(await response.arrayBuffer()))
      }
      await stamp('query.tsq')
      await fetchAll(running)
      const chain = ['-CAfile', 'root.cer.pem', '-untrusted', 'issuing.cer.pem']
      const verdict = await openssl('ts', '-verify', '-in', 'reply.tsr', '-queryfile', 'query.tsq', ...chain)
      expect(verdict.said).toContain('Verification: OK')
      await openssl(
        'ts',
        '-query',
        '-data',
        'document.txt',
        '-sha256',
        '-tspolicy',
        '1.2.3',
        '-out',
        'odd.tsq',
      )
      await stamp('odd.tsq')
      expect((await openssl('ts', '-reply', '-in', 'reply.tsr', '-text')).said).toMatch(
        /policy is not supported/,
      )
    })
  },
)
