import { execFile, execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openKeyFile } from '#eds'
import { projectRoot } from '#platform/root'

const main = join(projectRoot, 'apps', 'senim', 'src', 'main.ts')
const hasOpenssl = spawnSync('openssl', ['version']).status === 0
const who = ['--iin', '850715300013', '--surname', 'Қасымов', '--name', 'Арман']

let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'senim-ca-'))
  expect((await ca('init', '--owner', 'Тест')).code).toBe(0)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** `senim ca …` in a folder of its own; what it answers. */
function ca(...words: readonly string[]): Promise<{ code: number; output: string; said: string }> {
  const own = ['--folder', join(folder, 'ca'), '--json']
  const env = { ...process.env, SENIM_STATE: join(folder, 'state') }
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [main, 'ca', ...words, ...own],
      { cwd: folder, env },
      (_, output, said) => resolve({ code: child.exitCode ?? -1, output, said }),
    )
  })
}

async function answerOf(...words: readonly string[]) {
  const { code, output, said } = await ca(...words)
  expect([code, said]).toEqual([0, ''])
  return JSON.parse(output)
}

const openssl = (...words: readonly string[]) => {
  const { stdout, stderr } = spawnSync('openssl', words, { cwd: folder })
  return `${stderr}${stdout}`
}

test('a key file holds both keys of a first head, and opens with its password', async () => {
  writeFileSync(join(folder, 'pw'), 'Құпия12345\n')
  const head = ['--role', 'first-head', '--bin', '150440000013', '--organization', 'Алатау']
  const { certificates } = await answerOf(
    'issue',
    '--p12',
    'head.p12',
    '--password-file',
    'pw',
    ...who,
    ...head,
  )
  expect(certificates.map(({ use }: { use: string }) => use)).toEqual(['authentication', 'signing'])
  const opened = await openKeyFile(new Uint8Array(readFileSync(join(folder, 'head.p12'))), 'Құпия12345')
  expect(opened.entries).toHaveLength(2)
})

test.each([
  ['an unknown certificate', ['revoke', 'ff', '--reason', 'superseded'], 'unknown-certificate'],
  ['an unknown reason', ['revoke', 'ff', '--reason', 'boredom'], 'unknown-reason'],
  ['no serial number', ['hold'], 'no-word'],
  ['a second founding', ['init'], 'founded'],
  ['no request', ['issue', ...who], 'no-request'],
  ['a request that is none', ['issue', '--request', 'pw2'], 'file-unreadable'],
])('%s is refused in words', async (_, words, code) => {
  const { code: exit, output, said } = await ca(...words)
  expect([exit, JSON.parse(output).error.code]).toEqual([2, code])
  expect(said.length).toBeGreaterThan(10)
})

test('without an authority it says how to make one', async () => {
  const words = [main, 'ca', 'show', '--folder', join(folder, 'nothing')]
  const { status, stderr } = spawnSync(process.execPath, words, { cwd: folder })
  expect([status, stderr.toString()]).toEqual([2, expect.stringContaining('senim ca init')])
})

describe.skipIf(!hasOpenssl)('OpenSSL agrees (skipped if openssl is absent)', () => {
  test('with certificate, lists, OCSP answer and time stamp of an authority in a folder', async () => {
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', 'person.key']
    execFileSync('openssl', ['req', '-new', ...key, '-subj', '/CN=x', '-out', 'person.csr'], {
      cwd: folder,
      stdio: 'pipe',
    })
    const { serialNumber } = await answerOf('issue', '--request', 'person.csr', ...who, '--out', 'person.pem')
    await answerOf('crl', '--out', 'lists')
    for (const name of ['root', 'issuing'])
      openssl('x509', '-inform', 'DER', '-in', `lists/${name}.cer`, '-out', `${name}.pem`)
    const verify = () => {
      for (const name of ['root', 'issuing'])
        openssl('crl', '-inform', 'DER', '-in', `lists/${name}.crl`, '-out', `${name}.crl.pem`)
      const lists = ['-CRLfile', 'root.crl.pem', '-CRLfile', 'issuing.crl.pem']
      return openssl(
        'verify',
        '-crl_check_all',
        '-CAfile',
        'root.pem',
        '-untrusted',
        'issuing.pem',
        ...lists,
        'person.pem',
      )
    }
    expect(verify()).toContain('person.pem: OK')

    openssl('ocsp', '-issuer', 'issuing.pem', '-cert', 'person.pem', '-reqout', 'request.der')
    const ocsp = async () => {
      await answerOf('ocsp', 'request.der', '--out', 'answer.der')
      const chain = ['-CAfile', 'root.pem', '-verify_other', 'issuing.pem', '-issuer', 'issuing.pem']
      return openssl('ocsp', '-respin', 'answer.der', '-no_nonce', ...chain, '-cert', 'person.pem')
    }
    expect(await ocsp()).toMatch(/Response verify OK[\s\S]*good/)

    await answerOf('revoke', serialNumber, '--reason', 'cessation-of-operation')
    await answerOf('crl', '--out', 'lists')
    expect(verify()).toContain('certificate revoked')
    expect(await ocsp()).toMatch(/Response verify OK[\s\S]*revoked[\s\S]*cessationOfOperation/)

    openssl('ts', '-query', '-data', 'person.csr', '-sha256', '-cert', '-out', 'query.tsq')
    await answerOf('tsa', 'query.tsq', '--out', 'reply.tsr')
    const chain = ['-CAfile', 'root.pem', '-untrusted', 'issuing.pem']
    expect(openssl('ts', '-verify', '-in', 'reply.tsr', '-queryfile', 'query.tsq', ...chain)).toContain(
      'Verification: OK',
    )
    const { certificates } = await answerOf('list', '--iin', '850715300013')
    expect(certificates.at(-1)).toMatchObject({ serialNumber, state: 'revoked' })
  })
})
