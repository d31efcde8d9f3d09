import { encryptBlob, readPersonKey } from '#platform/crypto'
import type { Database } from '#platform/database'
import { SigningError } from '../errors.ts'
import type { SigningRoom } from '../signing-room.ts'
import { requestPlace, tablesOf } from '../tables.ts'
import { type Manifest, type Shown, type SigningPurpose, sha256Of, shownHashes } from './manifest.ts'
import type { SignerRule } from './signer-rule.ts'
import { sealableContents } from './stored-request.ts'

export type NewSigningRequest = {
  /** A new id, for an address to come back to that names it; otherwise one is drawn. */
  readonly requestId?: string
  /** The account that is asked: its key seals the request, its history tells of the signature. */
  readonly personId: string
  readonly purpose: SigningPurpose
  readonly subject: string
  readonly manifest: Manifest
  /** The very documents the manifest was made of, in the same order. */
  readonly shown: readonly Shown[]
  readonly signer: SignerRule
  /** Where the browser goes when it is signed or given up. */
  readonly returnTo: string
  readonly minutes: number
}

/**
 * Asks a person to sign, inside the caller's transaction. The browser goes to `/sign/REQUEST` of Digital ID; only a
 * manifest that names exactly what is shown can be asked for.
 *
 * @example const { requestId } = await openSigningRequest(trx, room, { personId, purpose: 'approval', … })
 */
export async function openSigningRequest(
  trx: Database,
  { keyring, clock, random }: Pick<SigningRoom, 'keyring' | 'clock' | 'random'>,
  { personId, purpose, subject, manifest, shown, signer, returnTo, minutes, requestId }: NewSigningRequest,
): Promise<{ readonly requestId: string }> {
  checkManifest(manifest, shown)
  if (!/^(https?:\/\/|\/(?!\/))/.test(returnTo))
    throw new SigningError('bad-return', 'Give a path or an http(s) address to come back to.')
  const id = requestId ?? random.uuid()
  const now = clock.now()
  const key = await readPersonKey(trx, keyring, personId)
  const contents = sealableContents({ manifest: manifest.bytes, shown, signer })
  await tablesOf(trx)
    .insertInto('requests')
    .values({
      id,
      personId,
      purpose,
      subject,
      manifestSha256: sha256Of(manifest.bytes),
      contentsSealed: encryptBlob(key, requestPlace(id, 'contents'), contents, random),
      returnTo,
      state: 'open',
      code: null,
      certificateSealed: null,
      createdAt: now,
      expiresAt: new Date(now.getTime() + minutes * 60_000),
      stateAt: now,
    })
    .execute()
  return { requestId: id }
}

function checkManifest(manifest: Manifest, shown: readonly Shown[]): void {
  const hashes = shown.map(({ bytes }) => sha256Of(bytes).toString('hex'))
  const named = shownHashes(manifest.bytes)
  if (named === null || named.join() !== hashes.join())
    throw new SigningError('manifest-mismatch', 'The manifest names other documents than those to be shown.')
}
