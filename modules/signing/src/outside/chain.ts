import {
  attributeTypeOid,
  bytesOf,
  type Certificate,
  type CmsSignature,
  isSameName,
  isSelfIssued,
  orIfUnsound,
  parseTimeStampToken,
  signerCertificate,
} from '#eds'

/** A certificate and the one that issued it: what revocation is asked about. */
export type Issued = { readonly certificate: Certificate; readonly issuer: Certificate }

const longest = 6

/** Everything on the way from the signer, and from whoever stamped the time, up to the roots. */
export function issuedOnTheWay(signature: CmsSignature, known: readonly Certificate[]): readonly Issued[] {
  const tokens = signature.signers.flatMap(({ unsignedAttributes }) =>
    (unsignedAttributes?.get(attributeTypeOid.signatureTimeStamp) ?? []).flatMap((value) =>
      orIfUnsound(() => [parseTimeStampToken(bytesOf(value)).signature], []),
    ),
  )
  const pairs = [signature, ...tokens].flatMap((one) => {
    const pool = [...one.certificates, ...signature.certificates, ...known]
    return one.signers.flatMap(({ id }) => {
      const certificate = signerCertificate(id, pool)
      return certificate ? upwards(certificate, pool) : []
    })
  })
  const distinct = new Map(pairs.map((pair) => [Buffer.from(pair.certificate.der).toString('latin1'), pair]))
  return [...distinct.values()]
}

/** A certificate and those above it, as far as they are known. */
export function upwards(from: Certificate, pool: readonly Certificate[]): readonly Issued[] {
  const pairs: Issued[] = []
  let certificate = from
  while (!isSelfIssued(certificate) && pairs.length < longest) {
    const { issuer: name } = certificate
    const issuer = pool.find(({ subject }) => isSameName(subject, name))
    if (!issuer) break
    pairs.push({ certificate, issuer })
    certificate = issuer
  }
  return pairs
}
