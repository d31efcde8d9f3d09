import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
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
