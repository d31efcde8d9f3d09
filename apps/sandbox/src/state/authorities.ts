import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import {
  type Authority,
  type AuthorityFiles,
  foundAuthority,
  isFounded,
  type KeyAlgorithm,
  openAuthority,
  openAuthorityFiles,
  wrappedKeys,
} from '#modules/authority'
import { type Keyring, systemRandom } from '#platform/crypto'
import type { SandboxClock } from './sandbox-clock.ts'

/** Foreign tools know no GOST, so the sandbox has two authorities, as the State has. */
export const authorityNames = ['rsa', 'gost'] as const
export type AuthorityName = (typeof authorityNames)[number]

/** Certificate authorities in the place of the National Certification Authority. */
export type Authorities = {
  /** Opens one; it is founded when somebody needs it for the first time. */
  readonly open: (name: AuthorityName) => Promise<Authority>
  readonly founded: () => Promise<readonly Authority[]>
}

const algorithms: Readonly<Record<AuthorityName, KeyAlgorithm>> = { rsa: 'rsa-2048', gost: 'gost-512' }
export const authorityPaths: Readonly<Record<AuthorityName, string>> = {
  rsa: '/authority',
  gost: '/authority/gost',
}

export function createAuthorities(settings: {
  readonly folder: string
  readonly keyring: Keyring
  readonly origin: string
  readonly clock: SandboxClock
}): Authorities {
  const { folder, keyring, origin, clock } = settings
  const opened = new Map<AuthorityName, Promise<Authority>>()
  const filesOf = (name: AuthorityName) => openAuthorityFiles(join(folder, `authority-${name}`))
  const openOrFound = async (name: AuthorityName) => {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const files = filesOf(name)
    const address = `${origin}${authorityPaths[name]}`
    const keys = wrappedKeys(files, keyring, systemRandom)
    if (!isFounded(files)) await found(name, files, keys, address, clock)
    return openAuthority({ files, keys, clock, random: systemRandom, address })
  }
  const open = (name: AuthorityName) => {
    const authority = opened.get(name) ?? openOrFound(name)
    opened.set(name, authority)
    authority.catch(() => opened.delete(name))
    return authority
  }
  return {
    open,
    founded: () => Promise.all(authorityNames.filter((name) => isFounded(filesOf(name))).map(open)),
  }
}

function found(
  name: AuthorityName,
  files: AuthorityFiles,
  keys: ReturnType<typeof wrappedKeys>,
  address: string,
  clock: SandboxClock,
): Promise<void> {
  // Without the offset: after the clock is put back, the root must not be of the future.
  const foundedAt = clock.now().getTime() - Math.max(0, clock.offsetMs())
  return foundAuthority(files, keys, systemRandom, {
    algorithm: algorithms[name],
    owner: 'SENIM',
    address,
    foundedAt,
  })
}
