import { type Certificate, EdsError, parseCertificate } from '#eds'
import type { Clock } from '#platform/clock'
import type { Random } from '#platform/crypto'
import type { Holder } from './certificate-draft.ts'
import { AuthorityError } from './errors.ts'
import { type Foundation, foundationFile } from './found-authority.ts'
import type { KeyName, KeyStore } from './keys/key-store.ts'
import type { AuthorityFiles } from './state/authority-files.ts'
import { type Ledger, openLedger } from './state/ledger.ts'
import { createTurns } from './state/turns.ts'

/** What an authority stands on. */
export type AuthorityRoom = {
  readonly files: AuthorityFiles
  readonly keys: KeyStore
  readonly clock: Clock
  readonly random: Random
  /** Where it is reached now, if that is not where it was founded. */
  readonly address?: string
}

/** An authority at work. */
export type Authority = Omit<AuthorityRoom, 'address'> & {
  readonly foundation: Foundation
  readonly address: string
  readonly ledger: Ledger
  readonly root: Certificate
  readonly issuing: Certificate
  /** The certificate of the root or of the issuing authority together with its key, opened when first needed. */
  readonly holder: (name: 'root' | 'issuing') => Promise<Holder>
  /** Runs one change at a time: two at once would write the same number into two lists. */
  readonly inTurn: <Answer>(work: () => Promise<Answer>) => Promise<Answer>
}

/** Opens the authority of a folder. Throws `not-founded` when there is none. */
export function openAuthority({ address, ...room }: AuthorityRoom): Authority {
  const foundation = readFoundation(room.files)
  const certificates = {
    root: ownCertificate(room.files, 'root'),
    issuing: ownCertificate(room.files, 'issuing'),
  }
  const holders = new Map<KeyName, Promise<Holder>>()
  const holderOf = async (name: 'root' | 'issuing') => {
    const { signing: key } = await room.keys.open(name)
    return { certificate: certificates[name], key }
  }
  return {
    ...room,
    ...certificates,
    foundation,
    address: address ?? foundation.address,
    ledger: openLedger(room.files),
    inTurn: createTurns(),
    holder: (name) => {
      const opened = holders.get(name) ?? holderOf(name)
      holders.set(name, opened)
      // A token that was unplugged may be back for the next one who asks.
      opened.catch(() => holders.delete(name))
      return opened
    },
  }
}

export function isFounded(files: AuthorityFiles): boolean {
  return files.read(foundationFile) !== undefined
}

/** How the authority of a folder was founded. Throws `not-founded`. */
export function readFoundation(files: AuthorityFiles): Foundation {
  const content = files.read(foundationFile)
  if (!content)
    throw new AuthorityError(
      'not-founded',
      'There is no authority in this folder. Make one with: senim ca init',
    )
  try {
    return JSON.parse(content.toString()) as Foundation
  } catch (cause) {
    throw new AuthorityError('folder-unsound', `${foundationFile} is not whole.`, { cause })
  }
}

function ownCertificate(files: AuthorityFiles, name: 'root' | 'issuing'): Certificate {
  const content = files.read(`${name}.cer`)
  try {
    if (content) return parseCertificate(new Uint8Array(content))
  } catch (error) {
    if (!(error instanceof EdsError)) throw error
  }
  throw new AuthorityError('folder-unsound', `${name}.cer is missing or not whole.`)
}
