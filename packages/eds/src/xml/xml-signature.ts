import type { HashName, SignatureScheme } from '../algorithms/index.ts'
import { base64Bytes } from '../der/index.ts'
import { EdsError } from '../eds-error.ts'
import { type Certificate, parseCertificate } from '../x509/index.ts'
import { type Canonical, canonicalForms, canonicalize } from './canonicalize.ts'
import { elementsOf, textOf, type XmlDocument, type XmlElement } from './tree.ts'
import { digestUris, envelopedTransform, schemeUris, signatureNamespace } from './uri.ts'

/** An XML signature (W3C XML Signature Syntax and Processing), read but not judged. */
export type XmlSignature = {
  /**
   * What the signature is over, in canonical form: nothing else of the document is vouched for. The forms that may have
   * been meant, likeliest first; each costs a pass over the document when it is asked for.
   */
  readonly signedTexts: readonly (() => string)[]
  readonly digest: Uint8Array
  /** Undefined if it is none that is known. */
  readonly hash: HashName | undefined
  readonly scheme: SignatureScheme | undefined
  /** SignedInfo in its canonical form: the octets that were signed. */
  readonly signedBytes: Uint8Array
  readonly signature: Uint8Array
  readonly certificates: readonly Certificate[]
}

// No honest document is signed more often, and each signature costs a pass over the whole.
const maxSignatures = 8

/** Every signature of a document that stands in no other signature. */
export function xmlSignaturesIn(document: XmlDocument): readonly XmlSignature[] {
  const found: XmlElement[] = []
  collect(document.root, found)
  if (found.length > maxSignatures)
    throw new EdsError('xml-too-large', `The document has more than ${maxSignatures} signatures.`)
  return found.map((element) => readXmlSignature(element, document))
}

function collect(element: XmlElement, found: XmlElement[]): void {
  if (isNamed(element, 'Signature')) found.push(element)
  else for (const child of elementsOf(element)) collect(child, found)
}

function readXmlSignature(element: XmlElement, document: XmlDocument): XmlSignature {
  const signedPart = onlyNamed(element, 'SignedInfo')
  const reference = onlyNamed(signedPart, 'Reference')
  const form = formOf(onlyNamed(signedPart, 'CanonicalizationMethod'))
  const keyPart = elementsOf(element).filter((child) => isNamed(child, 'KeyInfo'))
  return {
    signedTexts: signedTexts(reference, element, document),
    digest: base64Bytes(textOf(onlyNamed(reference, 'DigestValue'))),
    hash: own(digestUris, algorithmOf(onlyNamed(reference, 'DigestMethod'))),
    scheme: own(schemeUris, algorithmOf(onlyNamed(signedPart, 'SignatureMethod'))),
    signedBytes: new TextEncoder().encode(canonicalize(signedPart, form)),
    signature: base64Bytes(textOf(onlyNamed(element, 'SignatureValue'))),
    certificates: keyPart.flatMap(certificatesIn),
  }
}

/**
 * The only thing that may be signed is the whole document, or the one element that bears the Id: a signature over
 * something else in the same file would let another text be shown as the signed one.
 */
function signedTexts(
  reference: XmlElement,
  signature: XmlElement,
  document: XmlDocument,
): XmlSignature['signedTexts'] {
  const uri = reference.attributes.find(({ local, prefix }) => local === 'URI' && prefix === '')?.value
  const target = targetOf(uri, document)
  const { form, isEnveloped } = transformsOf(reference)
  const isInside = 'root' in target || isWithin(signature, target)
  if (isInside && !isEnveloped)
    throw new EdsError('xml-structure', 'The signature lies in what it signs, but is not taken out of it.')
  const without = isInside ? signature : undefined
  // A reference by "" or by an Id is to everything but comments (section 4.4.3.3); some signers count them all the same.
  const forms = form.comments ? [{ ...form, comments: false }, form] : [form]
  return forms.map((one) => () => canonicalize(target, one, without))
}

function targetOf(uri: string | undefined, document: XmlDocument): XmlDocument | XmlElement {
  if (uri === '') return document
  const id = uri?.startsWith('#') ? uri.slice(1) : ''
  const found: XmlElement[] = []
  if (id !== '' && !id.includes('(')) collectById(document.root, id, found)
  const [element, ...more] = found
  if (!element || more.length > 0)
    throw new EdsError('xml-structure', 'The signature is not over the document or over one element of it.')
  return element
}

function collectById(element: XmlElement, id: string, found: XmlElement[]): void {
  const isIt = element.attributes.some(({ local, value }) => local.toLowerCase() === 'id' && value === id)
  if (isIt) found.push(element)
  for (const child of elementsOf(element)) collectById(child, id, found)
}

function transformsOf(reference: XmlElement): { readonly form: Canonical; readonly isEnveloped: boolean } {
  const lists = elementsOf(reference).filter((child) => isNamed(child, 'Transforms'))
  const steps = lists.flatMap((list) => elementsOf(list))
  const isEnveloped = steps[0] !== undefined && algorithmOf(steps[0]) === envelopedTransform
  const [last, ...more] = isEnveloped ? steps.slice(1) : steps
  if (lists.length > 1 || more.length > 0 || steps.some((step) => !isNamed(step, 'Transform')))
    throw new EdsError(
      'xml-structure',
      'The signature transforms the document in a way that is not admitted.',
    )
  return { form: last ? formOf(last) : { exclusive: false, comments: false }, isEnveloped }
}

function formOf(method: XmlElement): Canonical {
  const form = own(canonicalForms, algorithmOf(method))
  if (!form) throw new EdsError('xml-structure', 'The signature uses a canonical form that is not admitted.')
  const list = elementsOf(method).find(({ local }) => local === 'InclusiveNamespaces')
  const prefixes = list?.attributes.find(({ local }) => local === 'PrefixList')?.value
  if (!form.exclusive || prefixes === undefined) return form
  const inclusivePrefixes = prefixes.split(' ').map((prefix) => (prefix === '#default' ? '' : prefix))
  return { ...form, inclusivePrefixes }
}

function certificatesIn(keyPart: XmlElement): readonly Certificate[] {
  const lists = elementsOf(keyPart).filter((child) => isNamed(child, 'X509Data'))
  return lists
    .flatMap(elementsOf)
    .filter((child) => isNamed(child, 'X509Certificate'))
    .map((element) => parseCertificate(base64Bytes(textOf(element))))
}

function isWithin(element: XmlElement, ancestor: XmlElement): boolean {
  for (let at: XmlElement | null = element; at; at = at.parent) if (at === ancestor) return true
  return false
}

function onlyNamed(parent: XmlElement, name: string): XmlElement {
  const [element, ...more] = elementsOf(parent).filter((child) => isNamed(child, name))
  if (!element || more.length > 0)
    throw new EdsError('xml-structure', `The signature needs exactly one ${name}.`)
  return element
}

export function isNamed({ namespace, local }: XmlElement, name: string): boolean {
  return namespace === signatureNamespace && local === name
}

function algorithmOf(element: XmlElement): string {
  const attribute = element.attributes.find(({ local, prefix }) => local === 'Algorithm' && prefix === '')
  return attribute?.value ?? ''
}

function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}
