import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { chromium as launcher } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { base64Of, issueCertificate, webSigningKey } from '#eds'
import { projectRoot } from '#platform/root'
import { buildEds } from './build-eds.ts'

const run = promisify(execFile)
let folder: string
let app: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'senim-eds-'))
  app = join(folder, 'app')
  await buildEds(join(folder, 'built'))
  await run('npm', ['pack', '--pack-destination', folder, join(folder, 'built')])
  await run('npm', [
    'install',
    '--offline',
    '--no-audit',
    '--prefix',
    app,
    join(folder, 'senim-eds-0.1.0.tgz'),
  ])
}, 120_000)

afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the package as others install it', () => {
  test('plain JavaScript verifies a signature with it, by node:crypto and by WebCrypto', async () => {
    await writeFile(
      join(app, 'verify.mjs'),
      `import { base64Bytes, parseCertificate, platformCrypto, schemeOf, webCrypto } from '@senim/eds'
      const certificate = parseCertificate(base64Bytes(process.argv[2]))
      const scheme = schemeOf(certificate.signatureAlgorithm)
      const { publicKey, signature, toBeSigned } = certificate
      const ask = async (crypto, bytes) => crypto.verify(scheme, publicKey, signature, bytes)
      const answers = []
      for (const crypto of [platformCrypto(), webCrypto(globalThis.crypto.subtle)])
        answers.push(await ask(crypto, toBeSigned), await ask(crypto, toBeSigned.slice(1)))
      console.log(answers.join(' '))`,
    )
    const certificate = base64Of(await selfSigned())
    const { stdout } = await run(process.execPath, ['verify.mjs', certificate], { cwd: app })
    expect(stdout.trim()).toBe('true false true false')
  })
  test('where there is no process, as in a browser, WebCrypto computes', async () => {
    const script = `import { base64Bytes, parseCertificate, platformCrypto, schemeOf } from '@senim/eds'
      const [, , text] = process.argv
      delete globalThis.process
      const { signatureAlgorithm, publicKey, signature, toBeSigned } = parseCertificate(base64Bytes(text))
      const answer = platformCrypto().verify(schemeOf(signatureAlgorithm), publicKey, signature, toBeSigned)
      console.log(answer instanceof Promise, await answer)`
    await writeFile(join(app, 'browser.mjs'), script)
    const { stdout } = await run(process.execPath, ['browser.mjs', base64Of(await selfSigned())], {
      cwd: app,
    })
    expect(stdout.trim()).toBe('true true')
  })
  test('TypeScript finds its types', async () => {
    const source = `import { type Certificate, parseCertificate } from '@senim/eds'
      export const certificate: Certificate = parseCertificate(new Uint8Array())
      // @ts-expect-error: a certificate has no such field
      export const wrong = certificate.wrong`
    await writeFile(join(app, 'types.mts'), source)
    const tsc = join(projectRoot, 'node_modules', '.bin', 'tsc')
    const words = [
      '--strict',
      '--noEmit',
      '--module',
      'nodenext',
      '--target',
      'es2024',
      '--lib',
      'es2024,dom',
      '--types',
      '',
    ]
    const typeRoots = ['--typeRoots', join(projectRoot, 'node_modules', '@types'), '--types', 'node']
    await run(tsc, [...words.slice(0, -2), ...typeRoots, 'types.mts'], { cwd: app })
  })
})

const chromium = '/usr/bin/chromium'

describe.skipIf(!existsSync(chromium))('the package in a browser (skipped without /usr/bin/chromium)', () => {
  test('issues, reads and judges a path by WebCrypto', async () => {
    const script = await readFile(join(app, 'node_modules', '@senim', 'eds', 'dist', 'index.js'))
    const server = createServer((request, response) => {
      const isScript = request.url === '/eds.js'
      response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
      response.end(isScript ? script : '<!doctype html><title>eds</title>')
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    const { port } = server.address() as AddressInfo
    const args = ['--no-sandbox', '--disable-quic', '--disable-background-networking']
    const browser = await launcher.launch({ executablePath: chromium, args })
    try {
      const page = await browser.newPage()
      await page.goto(`http://localhost:${port}/`)
      expect(await page.evaluate(pathInBrowser)).toEqual(['valid', 'revocation-unknown', 'signature-invalid'])
    } finally {
      await browser.close()
      server.close()
    }
  }, 60_000)
})

// Runs in the page, so it is told as text: a root issues a person and a list, and the path is judged three times.
const pathInBrowser = `(async () => {
  const eds = await import('/eds.js')
  const newKey = async () => {
    const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-384' }, true, ['sign', 'verify'])
    const spki = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey))
    return { spki, key: eds.webSigningKey(pair.privateKey, { kind: 'ecdsa', hash: 'SHA-384' }) }
  }
  const [root, person] = [await newKey(), await newKey()]
  const issuer = eds.encodeName([['2.5.4.3', 'SANDBOX ROOT']])
  const at = Date.now()
  const draft = (subject, publicKey, number) => ({ serialNumber: Uint8Array.of(number), issuer, subject, publicKey, notBefore: at - 1e6, notAfter: at + 1e6, extensions: [] })
  const rootDer = await eds.issueCertificate(draft(issuer, root.spki, 1), root.key)
  const personName = eds.encodeName([['2.5.4.3', 'ТЕСТОВ ТЕСТ']])
  const list = await eds.issueCertificateList({ issuer, thisUpdate: at - 1e6, nextUpdate: at + 1e6, number: 1n, revoked: [] }, root.key)
  const ask = async (key, crls) => {
    const personDer = await eds.issueCertificate(draft(personName, person.spki, 2), key)
    const answer = await eds.pathCommand({ chain: [rootDer, personDer].map(eds.base64Of), crls: crls.map(eds.base64Of) }, at)
    return answer.reason ?? 'valid'
  }
  return [await ask(root.key, [list]), await ask(root.key, []), await ask(person.key, [list])]
})()`

async function selfSigned(): Promise<Uint8Array> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ])
  const name = Uint8Array.of(0x30, 0)
  const draft = {
    serialNumber: Uint8Array.of(1),
    issuer: name,
    subject: name,
    notBefore: 0,
    notAfter: 1,
    publicKey: new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey)),
    extensions: [],
  }
  return issueCertificate(draft, webSigningKey(pair.privateKey, { kind: 'ecdsa', hash: 'SHA-256' }))
}
