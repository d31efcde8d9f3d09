import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '#platform/root'

const main = join(projectRoot, 'apps', 'senim', 'src', 'main.ts')
const pki = join(projectRoot, '..', 'shared', 'pki')

type Answer = Readonly<Record<string, unknown>>

/** `senim eds NAME --batch` with these lines; what it answers, line by line. */
async function batch(name: string, lines: readonly (Answer | string)[]): Promise<readonly Answer[]> {
  const input = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')
  const { code, output } = await senim(['eds', name, '--batch'], input)
  expect(code).toBe(0)
  return output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer)
}

function senim(
  words: readonly string[],
  input = '',
): Promise<{ code: number; output: string; said: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [main, ...words], (_, output, said) => {
      resolve({ code: child.exitCode ?? -1, output, said })
    })
    child.stdin!.end(input)
  })
}

describe.skipIf(!existsSync(pki))('senim eds (skipped if ../shared/pki is absent)', () => {
  const base64 = (...path: readonly string[]) => readFileSync(join(pki, ...path)).toString('base64')
  const certificate = (name: string) => base64('pkits', 'certs', `${name}.crt`)
  const list = (name: string) => base64('pkits', 'crls', `${name}.crl`)

  test('path: answers line by line, and a bad line stops nothing', async () => {
    const chain = ['TrustAnchorRootCertificate', 'GoodCACert', 'ValidCertificatePathTest1EE'].map(certificate)
    const crls = ['TrustAnchorRootCRL', 'GoodCACRL'].map(list)
    const at = '2011-04-15T00:00:00Z'
    const answers = await batch('path', [
      { id: 1, chain, crls, at },
      { id: 2, chain, crls: [], at },
      { id: 3, chain, crls, at: '2031-04-15T00:00:00Z' },
      '{"id": 4, "chain"',
      { id: 5, chain: 'x', crls, at },
      { id: 6, chain, crls, at: 'yesterday' },
      { id: 7, chain: [...chain.slice(0, 2), 'AAAA'], crls, at },
      { id: 8, chain, crls, at, explicitPolicy: true, initialPolicySet: ['2.16.840.1.101.3.2.1.48.2'] },
    ])
    const error = (code: string) => expect.objectContaining({ code, message: expect.stringMatching(/\.$/) })
    expect(answers).toEqual([
      { id: 1, valid: true, reason: null },
      { id: 2, valid: false, reason: 'revocation-unknown' },
      { id: 3, valid: false, reason: 'expired' },
      { id: null, error: error('bad-json') },
      { id: 5, error: error('bad-input') },
      { id: 6, error: error('bad-input') },
      { id: 7, valid: false, reason: 'malformed-certificate' },
      { id: 8, valid: false, reason: 'policy-required' },
    ])
  })
  test('ocsp: authentic or not, and what it says', async () => {
    const text = (name: string) => readFileSync(join(pki, 'openssl', 'ocsp', name), 'latin1')
    const at = '2012-12-19T00:00:00Z'
    const answers = await batch('ocsp', [
      { id: 'a', response: text('D2.ors'), anchor: text('D2_Issuer_Root.pem'), at },
      { id: 'b', response: text('ISOP_D1.ors'), anchor: text('D1_Issuer_ICA.pem'), at },
      { id: 'c', response: 'AAAA', anchor: text('D1_Issuer_ICA.pem'), at },
      { id: 'd', response: text('D2.ors'), at },
    ])
    expect(answers).toMatchObject([
      { id: 'a', accept: true, status: 'good', reason: null },
      { id: 'b', accept: false, status: null, reason: 'signature-invalid' },
      { id: 'c', accept: false, status: null, reason: 'malformed' },
      { id: 'd', error: { code: 'bad-input' } },
    ])
  })
})

test('senim eds says what it has', async () => {
  expect(await senim(['eds', '--help'])).toMatchObject({
    code: 0,
    said: expect.stringContaining('senim eds path'),
  })
  expect(await senim(['eds', 'nothing'])).toMatchObject({ code: 2 })
  expect(await senim(['eds', 'path', '--help'])).toMatchObject({
    code: 0,
    output: expect.stringContaining('"chain"'),
  })
})
