import {
  attributeOid,
  encodeBasicConstraints,
  encodeExtendedKeyUsage,
  encodeKeyUsage,
  encodeName,
  encodeOcspNoCheck,
  encodePolicies,
  keyUsageBit,
  purposeOid,
} from '#eds'
import type { KeyAlgorithm, KeyName } from '../keys/key-store.ts'
import { nationalPolicy } from './person-profile.ts'

const algorithmWord: Readonly<Record<KeyAlgorithm, string>> = {
  'rsa-2048': 'RSA',
  'p-256': 'ECDSA',
  'gost-512': 'GOST',
}
// As the National Certification Authority calls its own, so that every reader sees what stands in its place.
const titles: Readonly<Record<KeyName, string>> = {
  root: 'НЕГІЗГІ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ',
  issuing: 'КУӘЛАНДЫРУШЫ ОРТАЛЫҚ',
  ocsp: 'OCSP RESPONDER',
  'time-stamping': 'TIME-STAMPING AUTHORITY',
}

/** Every name of the authority begins with SANDBOX: nobody may take it for the National Certification Authority. */
export function authorityName(name: KeyName, algorithm: KeyAlgorithm, owner: string): Uint8Array {
  return encodeName([
    [attributeOid.country, 'KZ'],
    [attributeOid.organization, `SANDBOX ${owner}`.trim()],
    [attributeOid.commonName, `SANDBOX ${titles[name]} (${algorithmWord[algorithm]})`],
  ])
}

const { digitalSignature, nonRepudiation, keyCertSign, crlSign } = keyUsageBit

/** What each of the authority's own certificates is for. */
export const authorityExtensions: Readonly<Record<KeyName, () => readonly Uint8Array[]>> = {
  root: () => [encodeBasicConstraints(true), encodeKeyUsage(keyCertSign | crlSign)],
  issuing: () => [
    encodeBasicConstraints(true, 0),
    encodeKeyUsage(keyCertSign | crlSign),
    encodePolicies([nationalPolicy]),
  ],
  ocsp: () => [
    encodeKeyUsage(digitalSignature),
    encodeExtendedKeyUsage([purposeOid.ocspSigning]),
    encodeOcspNoCheck(),
  ],
  // RFC 3161, 2.3: for time stamping alone, and critically so.
  'time-stamping': () => [
    encodeKeyUsage(digitalSignature | nonRepudiation),
    encodeExtendedKeyUsage([purposeOid.timeStamping], true),
  ],
}
