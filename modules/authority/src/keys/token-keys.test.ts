import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { findPath, parseCertificate, parseCertificateList } from '#eds'
import { currentLists, currentRootList } from '../issue-lists.ts'
import { issuePersonCertificate } from '../issue-person-certificate.ts'
import { foundForTest, newFolder, orderFor } from '../testing/authority.ts'
import { type Token, tokenKeys } from './token-keys.ts'

const module = ['/usr/lib/softhsm/libsofthsm2.so', '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so'].find(
  existsSync,
)
const hasTool = spawnSync('pkcs11-tool', ['--version']).error === undefined

/** A token of SoftHSM in a folder of its own. */
function newToken(): Token {
  const folder = newFolder()
  const configuration = join(folder, 'softhsm2.conf')
  const pinFile = join(folder, 'pin')
  mkdirSync(join(folder, 'tokens'))
  writeFileSync(configuration, `directories.tokendir = ${join(folder, 'tokens')}\n`)
  writeFileSync(pinFile, '1234\n')
  const before = process.env.SOFTHSM2_CONF
  process.env.SOFTHSM2_CONF = configuration
  onTestFinished(() => {
    if (before === undefined) delete process.env.SOFTHSM2_CONF
    else process.env.SOFTHSM2_CONF = before
  })
  const words = ['--init-token', '--free', '--label', 'senim', '--so-pin', '12345678', '--pin', '1234']
  execFileSync('softhsm2-util', words, { stdio: 'pipe' })
  return { module: module!, label: 'senim', pinFile }
}

describe.skipIf(!module || !hasTool)(
  'keys in a token (skipped if softhsm2 and opensc of Debian are absent)',
  () => {
    test.each(['rsa-2048', 'p-256'] as const)(
      'an authority of %s whose keys never leave it',
      async (kind) => {
        const { authority, clock, files } = await foundForTest(kind, tokenKeys(newToken()))
        expect(files.read('keys/issuing.json')).toBeUndefined()
        const { certificate } = await issuePersonCertificate(authority, await orderFor())
        const lists = [(await currentLists(authority)).complete, await currentRootList(authority)]
        const verdict = await findPath(
          parseCertificate(certificate),
          { anchors: [authority.root], others: [authority.issuing] },
          { at: clock.now().getTime(), crls: lists.map(parseCertificateList) },
        )
        expect(verdict.valid).toBe(true)
      },
    )

    test('a wrong PIN, another token and a GOST key are refused in words', async () => {
      const token = newToken()
      await expect(tokenKeys({ ...token, label: 'other' }).open('root')).rejects.toMatchObject({
        code: 'token-failed',
      })
      await expect(tokenKeys(token).make('root', 'gost-512')).rejects.toThrow(/rsa-2048 or p-256/)
      writeFileSync(token.pinFile, '9999')
      await expect(tokenKeys(token).make('root', 'p-256')).rejects.toThrow(/did not answer/)
      await expect(tokenKeys({ ...token, pinFile: '/nowhere/pin' }).open('root')).rejects.toThrow(
        /PIN cannot be read/,
      )
    })
  },
)
