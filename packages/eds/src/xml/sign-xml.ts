import {
  type HashName,
  joinedEcdsa,
  platformCrypto,
  type SignatureScheme,
  type SigningKey,
} from '../algorithms/index.ts'
import { base64Of } from '../der/index.ts'
import { EdsError } from '../eds-error.ts'
import { coordinateLength, parseCertificate } from '../x509/index.ts'
import { type Canonical, canonicalForms, canonicalize } from './canonicalize.ts'
import { parseXml } from './parse-xml.ts'
import { elementsOf, type XmlDocument, type XmlElement } from './tree.ts'
import { digestUris, envelopedTransform, schemeUris, signatureNamespace } from './uri.ts'
import { isNamed } from './xml-signature.ts'

export type XmlSignerDraft = {
  readonly key: SigningKey
  /** DER; the certificates above it may travel along. */
  readonly certificate: Uint8Array
  readonly chain?: readonly Uint8Array[]
}

/** The canonical form by its name; NCALayer's own is the inclusive one, with comments in the transform. */
export type XmlFormName = keyof typeof formNames

const formNames = {
  inclusive: 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
  'inclusive-with-comments': 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments',
  exclusive: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  'exclusive-with-comments': 'http://www.w3.org/2001/10/xml-exc-c14n#WithComments',
} as const

export type XmlFormDraft = {
  /** How the document is written before it is hashed. */
  readonly transform?: XmlFormName
  /** How the statement that is signed is written. */
  readonly method?: XmlFormName
}

const whole = { exclusive: false, comments: true } as const

/**
 * Signs a document as NCALayer does: the signature stands last in the document and is over all of it but itself.
 * @returns the document with its signature
 */
export async function signXml(
  text: string,
  signer: XmlSignerDraft,
  { transform = 'inclusive-with-comments', method = 'inclusive' }: XmlFormDraft = {},
): Promise<string> {
  const document = parseXml(text)
  const digest = await digestOf(document, signer.key.scheme, transform)
  const [before, after] = aroundSignature(document)
  const written = (value: string) =>
    before + signatureText(signer, { transform, method }, digest, value) + after
  const signedPart = signedPartIn(parseXml(written('')))
  const octets = new TextEncoder().encode(canonicalize(signedPart, formOf(method)))
  return written(lines(base64Of(plainSignature(await signer.key.sign(octets), signer))))
}

async function digestOf(
  document: XmlDocument,
  { hash }: SignatureScheme,
  name: XmlFormName,
): Promise<Uint8Array> {
  // A reference by "" is to everything but comments (XML Signature, 4.4.3.3).
  const canonical = canonicalize(document, { ...formOf(name), comments: false })
  return platformCrypto().digest(hash, new TextEncoder().encode(canonical))
}

function formOf(name: XmlFormName): Canonical {
  const form = canonicalForms[formNames[name]]
  if (!form) throw new EdsError('bad-input', `There is no canonical form ${name}.`)
  return form
}

/** The document as it will be written, cut before the end of its element. */
function aroundSignature({ root, children }: XmlDocument): readonly [string, string] {
  const upToRoot = children.slice(0, children.indexOf(root) + 1)
  const head = canonicalize({ root, children: upToRoot }, whole)
  const tail = canonicalize({ root, children }, whole).slice(head.length)
  const cut = head.lastIndexOf('</')
  return [
    `<?xml version="1.0" encoding="utf-8" standalone="no"?>${head.slice(0, cut)}`,
    head.slice(cut) + tail,
  ]
}

function signatureText(
  { key, certificate, chain = [] }: XmlSignerDraft,
  { transform, method }: Required<XmlFormDraft>,
  digest: Uint8Array,
  value: string,
): string {
  const { scheme } = key
  const certificates = [certificate, ...chain].map(
    (der) => `<ds:X509Certificate>\n${lines(base64Of(der))}\n</ds:X509Certificate>\n`,
  )
  return `<ds:Signature xmlns:ds="${signatureNamespace}">
<ds:SignedInfo>
<ds:CanonicalizationMethod Algorithm="${formNames[method]}"/>
<ds:SignatureMethod Algorithm="${schemeUri(scheme)}"/>
<ds:Reference URI="">
<ds:Transforms>
<ds:Transform Algorithm="${envelopedTransform}"/>
<ds:Transform Algorithm="${formNames[transform]}"/>
</ds:Transforms>
<ds:DigestMethod Algorithm="${digestUri(scheme.hash)}"/>
<ds:DigestValue>${base64Of(digest)}</ds:DigestValue>
</ds:Reference>
</ds:SignedInfo>
<ds:SignatureValue>
${value}
</ds:SignatureValue>
<ds:KeyInfo>
<ds:X509Data>
${certificates.join('')}</ds:X509Data>
</ds:KeyInfo>
</ds:Signature>`
}

function signedPartIn({ root }: XmlDocument): XmlElement {
  const signature = elementsOf(root).findLast((child) => isNamed(child, 'Signature'))
  const signedPart = signature && elementsOf(signature).find((child) => isNamed(child, 'SignedInfo'))
  if (!signedPart) throw new EdsError('xml-structure', 'The document cannot hold a signature.')
  return signedPart
}

// XML Signature writes the two numbers of ECDSA side by side (RFC 4050, 3.3).
function plainSignature(signature: Uint8Array, { key, certificate }: XmlSignerDraft): Uint8Array {
  if (key.scheme.kind !== 'ecdsa') return signature
  const { kind } = parseCertificate(certificate).publicKey
  if (kind.kind !== 'ec') throw new EdsError('key-mismatch', 'The certificate is not of this key.')
  return joinedEcdsa(signature, coordinateLength[kind.curve])
}

function schemeUri({ kind, hash }: SignatureScheme): string {
  const found = Object.entries(schemeUris).find(([, one]) => one.kind === kind && one.hash === hash)
  if (!found)
    throw new EdsError('algorithm-unsupported', `XML signatures by ${kind} with ${hash} are not made.`)
  return found[0]
}

function digestUri(hash: HashName): string {
  return Object.keys(digestUris).find((uri) => digestUris[uri] === hash) as string
}

function lines(base64: string): string {
  return base64.replace(/(.{76})(?=.)/g, '$1\n')
}
