import { type Certificate, keyName, type NcaRole, ncaProfile } from '#eds'

/** What is told of the certificate a signature was made with. */
export type CertificateFacts = {
  readonly name: string | null
  readonly iin: string | null
  readonly bin: string | null
  readonly organization: string | null
  readonly roles: readonly NcaRole[]
  readonly serialNumber: string
  readonly algorithm: string
  /** RFC 3339. */
  readonly notBefore: string
  readonly notAfter: string
}

export function certificateFacts(certificate: Certificate): CertificateFacts {
  const { commonName, iin, bin, organization, roles } = ncaProfile(certificate)
  return {
    name: commonName,
    iin,
    bin,
    organization,
    roles,
    serialNumber: certificate.serialNumber,
    algorithm: keyName(certificate.publicKey),
    notBefore: new Date(certificate.notBefore).toISOString(),
    notAfter: new Date(certificate.notAfter).toISOString(),
  }
}
