import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { fixedClock } from '#platform/clock'
import { openKeyring, systemRandom } from '#platform/crypto'
import { foundAuthority } from '../found-authority.ts'
import type { KeyAlgorithm, KeyStore } from '../keys/key-store.ts'
import { makeKeyPair } from '../keys/make-key-pair.ts'
import { wrappedKeys } from '../keys/wrapped-keys.ts'
import { type Authority, openAuthority } from '../open-authority.ts'
import type { CertificateOrder } from '../order.ts'
import { openAuthorityFiles } from '../state/authority-files.ts'

export const address = 'http://localhost:3010/authority'
export const day = 86_400_000

/** An authority in a folder of its own; its clock stands at this very second, so that OpenSSL agrees. */
export async function foundForTest(algorithm: KeyAlgorithm = 'p-256', own?: KeyStore) {
  const folder = newFolder()
  const files = openAuthorityFiles(folder)
  const clock = fixedClock(new Date(Math.floor(Date.now() / 1000) * 1000).toISOString())
  const keyring = openKeyring({
    masterKey: randomBytes(32),
    previousMasterKeys: [],
    pepper: randomBytes(32),
  })
  const keys = own ?? wrappedKeys(files, keyring, systemRandom)
  const foundedAt = clock.now().getTime()
  await foundAuthority(files, keys, systemRandom, { algorithm, owner: 'Тест', address, foundedAt })
  const open = (): Authority => openAuthority({ files, keys, clock, random: systemRandom })
  return { folder, files, clock, keyring, authority: open(), open }
}

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'senim-authority-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** An order of a first head, but for what a test says. */
export async function orderFor(
  more: Partial<CertificateOrder> = {},
  algorithm: KeyAlgorithm = 'p-256',
): Promise<CertificateOrder & { readonly pkcs8: Uint8Array }> {
  const { pkcs8, publicKey } = await makeKeyPair(algorithm, systemRandom)
  return {
    person: { iin: '771126300017', surname: 'Әлиев', name: 'Ерлан', patronymic: 'Қанатұлы' },
    organization: { bin: '150440000013', name: '«Алатау Логистик» ЖШС' },
    role: 'first-head',
    use: 'signing',
    identification: 'digital-id',
    publicKey,
    pkcs8,
    ...more,
  }
}
