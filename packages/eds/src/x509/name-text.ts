import { bytesOf, hexOf, textIfAny } from '../der/index.ts'
import type { DistinguishedName } from './name.ts'
import { attributeOid } from './oid.ts'

const shortNames: Readonly<Record<string, string>> = {
  [attributeOid.commonName]: 'CN',
  [attributeOid.surname]: 'SN',
  [attributeOid.givenName]: 'GN',
  [attributeOid.serialNumber]: 'serialNumber',
  [attributeOid.country]: 'C',
  [attributeOid.locality]: 'L',
  [attributeOid.state]: 'ST',
  [attributeOid.street]: 'street',
  [attributeOid.organization]: 'O',
  [attributeOid.organizationalUnit]: 'OU',
  [attributeOid.title]: 'title',
  [attributeOid.domainComponent]: 'DC',
  [attributeOid.userId]: 'UID',
  [attributeOid.emailAddress]: 'emailAddress',
}

/** A name as text in the order it was written (RFC 4514 for the signs that need a backslash). */
export function nameText({ rdns }: DistinguishedName): string {
  const part = ({ oid, value }: (typeof rdns)[number][number]) =>
    `${shortNames[oid] ?? oid}=${escaped(textIfAny(value) ?? `#${hexOf(bytesOf(value))}`)}`
  return rdns.map((rdn) => rdn.map(part).join('+')).join(',')
}

function escaped(text: string): string {
  return text.replace(/[,+"\\<>;]/g, '\\$&').replace(/^[ #]/, '\\$&')
}
