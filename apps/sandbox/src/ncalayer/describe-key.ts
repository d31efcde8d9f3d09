import { attributeOid, attributeTexts, base64Of, type Certificate, hexOf, keyName, nameText } from '#eds'
import type { Reply } from './ncalayer-room.ts'

/** A key as `getKeyInfo` describes it. */
export function describeKey(certificate: Certificate): Reply {
  const { subject, issuer, serialNumber, notBefore, notAfter, authorityKeyIdentifier } = certificate
  return {
    alias: serialNumber,
    keyId: serialNumber,
    algorithm: keyName(certificate.publicKey).split(' ')[0],
    subjectCn: attributeTexts(subject, attributeOid.commonName)[0] ?? '',
    subjectDn: nameText(subject),
    issuerCn: attributeTexts(issuer, attributeOid.commonName)[0] ?? '',
    issuerDn: nameText(issuer),
    serialNumber,
    certNotBefore: String(notBefore),
    certNotAfter: String(notAfter),
    authorityKeyIdentifier: authorityKeyIdentifier ? hexOf(authorityKeyIdentifier) : '',
    pem: `-----BEGIN CERTIFICATE-----\n${base64Of(certificate.der)}\n-----END CERTIFICATE-----`,
  }
}
