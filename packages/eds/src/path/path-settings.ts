import type { AlgorithmPolicy, CryptoProvider } from '../algorithms/index.ts'
import type { CertificateList, RevocationStatus } from '../crl/index.ts'
import type { Instant } from '../der/index.ts'
import type { Certificate } from '../x509/index.ts'

/** What RFC 5280, 6.1.1 calls the inputs of path validation, and what is known of revocation. */
export type PathSettings = {
  /** The moment at which the path must hold. */
  readonly at: Instant
  /** The moment of asking, if it is later: then lists issued since may tell what had been revoked by `at`. */
  readonly now?: Instant
  readonly crls?: readonly CertificateList[]
  /** Asked before the lists: an OCSP answer, for example. `unknown` passes the question on. */
  readonly askElsewhere?: (certificate: Certificate, issuer: Certificate) => Promise<RevocationStatus>
  /** `required`: a certificate of unknown state is refused. `when-known`: only one that is known to be revoked. */
  readonly revocation?: 'required' | 'when-known' | 'ignored'
  /** A purpose of extendedKeyUsage that the target must be for. */
  readonly purpose?: string
  /** user-initial-policy-set; absent for any policy. */
  readonly initialPolicySet?: ReadonlySet<string>
  readonly explicitPolicy?: boolean
  readonly policyMappingInhibit?: boolean
  readonly anyPolicyInhibit?: boolean
  readonly crypto?: CryptoProvider
  readonly algorithms?: AlgorithmPolicy
}

/** Certificates a path may be made of. Nothing here is trusted but the anchors. */
export type CertificatePool = {
  readonly anchors: readonly Certificate[]
  readonly others: readonly Certificate[]
}
