import { type Certificate, keyUsageBit, purposeOid } from '../x509/index.ts'

/** What a key was issued for. `other` serves neither: an authority, a responder, a server. */
export type KeyUse = 'signing' | 'authentication' | 'other'

const documentSigning = '1.3.6.1.5.5.7.3.36'
const nationalBranch = '1.2.398.3.3.4.'

/** Whether a key may prove who signs in. Newer keys of the authority do both: sign documents and sign in. */
export function mayAuthenticate({ extendedKeyUsage = [], basicConstraints }: Certificate): boolean {
  return !basicConstraints?.isAuthority && extendedKeyUsage.includes(purposeOid.clientAuth)
}

/**
 * What the key of a certificate is for. The National Certification Authority gives signing keys emailProtection and
 * nonRepudiation, and authentication keys clientAuth; certificates of others that name no purpose may sign documents.
 */
export function keyUseOf({ keyUsage, extendedKeyUsage, basicConstraints }: Certificate): KeyUse {
  const purposes = extendedKeyUsage ?? []
  const has = (bit: number) => keyUsage !== undefined && (keyUsage & bit) !== 0
  if (basicConstraints?.isAuthority) return 'other'
  if (purposes.includes(purposeOid.emailProtection) && has(keyUsageBit.nonRepudiation)) return 'signing'
  if (purposes.includes(purposeOid.clientAuth)) return 'authentication'
  if (purposes.some((oid) => oid.startsWith(nationalBranch))) return 'other'
  const maySign =
    keyUsage === undefined || has(keyUsageBit.nonRepudiation) || has(keyUsageBit.digitalSignature)
  const isForDocuments =
    extendedKeyUsage === undefined ||
    [purposeOid.any, purposeOid.emailProtection, documentSigning].some((oid) => purposes.includes(oid))
  return maySign && isForDocuments ? 'signing' : 'other'
}
