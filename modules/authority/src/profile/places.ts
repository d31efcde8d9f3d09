import {
  encodeAccessLocations,
  encodeCrlDistributionPoints,
  encodeDistributionPointName,
  encodeExtension,
  encodeSequence,
  extensionOid,
} from '#eds'

/** Where everybody finds what they need to judge a certificate; below the authority's address. */
export const places = {
  rootCertificate: 'root.cer',
  issuingCertificate: 'issuing.cer',
  rootList: 'root.crl',
  completeList: 'issuing.crl',
  deltaList: 'delta.crl',
  ocsp: 'ocsp',
  timeStamping: 'tsp',
} as const

const ocspMethod = '1.3.6.1.5.5.7.48.1'
const issuerMethod = '1.3.6.1.5.5.7.48.2'

/** Pointers of a certificate that the root issues. */
export function pointersOfRoot(address: string): readonly Uint8Array[] {
  return [
    encodeAccessLocations([{ method: issuerMethod, uri: `${address}/${places.rootCertificate}` }]),
    encodeCrlDistributionPoints([uriPoint(`${address}/${places.rootList}`)]),
  ]
}

/** Pointers of a certificate that the issuing authority issues. */
export function pointersOfIssuing(address: string): readonly Uint8Array[] {
  return [
    encodeAccessLocations([
      { method: ocspMethod, uri: `${address}/${places.ocsp}` },
      { method: issuerMethod, uri: `${address}/${places.issuingCertificate}` },
    ]),
    encodeCrlDistributionPoints([uriPoint(`${address}/${places.completeList}`)]),
    freshestList(address),
  ]
}

/** Where the delta is (RFC 5280, 4.2.1.15 and 5.2.6): in certificates and in complete lists. */
export function freshestList(address: string): Uint8Array {
  const name = encodeDistributionPointName(uriPoint(`${address}/${places.deltaList}`))
  return encodeExtension(extensionOid.freshestCrl, encodeSequence(encodeSequence(...name)))
}

function uriPoint(text: string) {
  return { full: [{ kind: 'uri', text } as const] }
}
