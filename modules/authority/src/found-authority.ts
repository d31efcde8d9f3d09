import { type Instant, parseDer, parsePublicKey } from '#eds'
import type { Random } from '#platform/crypto'
import { type IssueDraft, issueWithIdentifiers, keyIdentifier, newSerialNumber } from './certificate-draft.ts'
import { AuthorityError } from './errors.ts'
import type { HeldKey, KeyAlgorithm, KeyStore } from './keys/key-store.ts'
import type { Token } from './keys/token-keys.ts'
import { authorityExtensions, authorityName } from './profile/authority-profile.ts'
import { pointersOfRoot } from './profile/places.ts'
import type { AuthorityFiles } from './state/authority-files.ts'

export type Foundation = {
  readonly algorithm: KeyAlgorithm
  /** Whose it is; stands behind SANDBOX in the organization of its names. */
  readonly owner: string
  /** Where its lists and services will be reached, without a slash at the end. */
  readonly address: string
  readonly foundedAt: Instant
  /** Where its keys lie, if not wrapped in its folder. */
  readonly token?: Token
}

export const foundationFile = 'authority.json'
const year = 365.25 * 86_400_000

/** Makes a root and the authority that issues below it. Throws `founded` when the folder holds one already. */
export async function foundAuthority(
  files: AuthorityFiles,
  keys: KeyStore,
  random: Random,
  foundation: Foundation,
): Promise<void> {
  if (files.read(foundationFile))
    throw new AuthorityError(
      'founded',
      'There is an authority in this folder already. Choose another folder.',
    )
  const root = await keys.make('root', foundation.algorithm)
  const issuing = await keys.make('issuing', foundation.algorithm)
  await keys.make('ocsp', foundation.algorithm)
  await keys.make('time-stamping', foundation.algorithm)
  files.write('root.cer', await certify('root', root, root, 30, random, foundation))
  files.write('issuing.cer', await certify('issuing', issuing, root, 29, random, foundation))
  // Last, so that a crash before it leaves a folder in which to begin anew.
  files.write(foundationFile, JSON.stringify(foundation, null, 1))
}

function certify(
  name: 'root' | 'issuing',
  { publicKey }: HeldKey,
  root: HeldKey,
  years: number,
  random: Random,
  { algorithm, owner, address, foundedAt }: Foundation,
): Promise<Uint8Array> {
  const bitsOf = (key: HeldKey) => parsePublicKey(parseDer(key.publicKey)).bits
  const issuer: IssueDraft['issuer'] = {
    name: authorityName('root', algorithm, owner),
    keyIdentifier: keyIdentifier(bitsOf(root)),
    key: root.signing,
  }
  const notBefore = Math.floor(foundedAt / 1000) * 1000
  return issueWithIdentifiers({
    serialNumber: newSerialNumber(random),
    issuer,
    subject: authorityName(name, algorithm, owner),
    publicKey: { der: publicKey, bits: bitsOf({ publicKey, signing: root.signing }) },
    notBefore,
    notAfter: notBefore + Math.round((years * year) / 1000) * 1000,
    extensions: [...authorityExtensions[name](), ...(name === 'root' ? [] : pointersOfRoot(address))],
  })
}
