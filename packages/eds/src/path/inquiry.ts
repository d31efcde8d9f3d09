import type { CertificateList } from '../crl/index.ts'
import type { Certificate } from '../x509/index.ts'
import type { CertificatePool, PathSettings } from './path-settings.ts'

/** What one validation may ask and remembers: the pool, the settings, and how much work is left. */
export type Inquiry = {
  readonly pool: CertificatePool
  readonly settings: PathSettings
  /** Whether a signer of lists that is not on the path can be trusted by a path of its own from the same anchor. */
  readonly isTrusted: (signer: Certificate, anchor: Certificate) => Promise<boolean>
  readonly work: Work
}

/**
 * Hostile pools hold many certificates of one name and lists that vouch for each other's signers. All tries of one
 * validation, however nested, share these amounts; an honest one needs a handful.
 */
export type Work = {
  paths: number
  steps: number
  readonly signedBy: Map<CertificateList, Map<Certificate, boolean>>
}

export function newWork(): Work {
  return { paths: 64, steps: 2000, signedBy: new Map() }
}

/** Takes one of what is left; false if there is none. */
export function spend(work: Work, what: 'paths' | 'steps'): boolean {
  if (work[what] <= 0) return false
  work[what]--
  return true
}
