import { namespaceOf } from './parse-xml.ts'
import { type XmlAttribute, type XmlDocument, type XmlElement, type XmlNode, xmlNamespace } from './tree.ts'

/** How a document is brought to its canonical form. */
export type Canonical = {
  readonly exclusive: boolean
  readonly comments: boolean
  /** Exclusive only: prefixes that are written as inclusively; '' is the default namespace. */
  readonly inclusivePrefixes?: readonly string[]
}

/** The algorithms by their names in a signature. */
export const canonicalForms: Readonly<Record<string, Canonical>> = {
  'http://www.w3.org/TR/2001/REC-xml-c14n-20010315': { exclusive: false, comments: false },
  'http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments': { exclusive: false, comments: true },
  'http://www.w3.org/2001/10/xml-exc-c14n#': { exclusive: true, comments: false },
  'http://www.w3.org/2001/10/xml-exc-c14n#WithComments': { exclusive: true, comments: true },
}

/**
 * The canonical form of a document or of one of its elements, as text whose UTF-8 bytes are hashed.
 *
 * @param without an element left out with all inside it: the signature of an enveloped-signature transform
 * @see https://www.w3.org/TR/xml-c14n, https://www.w3.org/TR/xml-exc-c14n/
 */
export function canonicalize(from: XmlDocument | XmlElement, form: Canonical, without?: XmlElement): string {
  const out: string[] = []
  const writer: Writer = { out, form, without, apex: 'kind' in from ? from : from.root }
  if ('kind' in from) {
    writeElement(writer, from, new Map())
    return out.join('')
  }
  let afterRoot = false
  for (const node of from.children) {
    if (node.kind === 'element') {
      writeElement(writer, node, new Map())
      afterRoot = true
    } else if (node.kind === 'instruction' || form.comments) {
      // Canonical XML section 2.3: a line feed parts what stands outside of the element from it.
      if (afterRoot) out.push('\n')
      writeNode(writer, node, new Map())
      if (!afterRoot) out.push('\n')
    }
  }
  return out.join('')
}

type Namespaces = ReadonlyMap<string, string>
type Writer = {
  readonly out: string[]
  readonly form: Canonical
  readonly without: XmlElement | undefined
  /** The element where the canonical form begins: it carries what its ancestors declared. */
  readonly apex: XmlElement
}

function writeNode(writer: Writer, node: XmlNode, rendered: Namespaces): void {
  if (node.kind === 'element') writeElement(writer, node, rendered)
  else if (node.kind === 'text') writer.out.push(escapeText(node.value))
  else if (node.kind === 'instruction') {
    writer.out.push(
      `<?${node.target}${node.value === '' ? '' : ` ${node.value.replaceAll('\r', '&#xD;')}`}?>`,
    )
  } else if (writer.form.comments) writer.out.push(`<!--${node.value.replaceAll('\r', '&#xD;')}-->`)
}

function writeElement(writer: Writer, element: XmlElement, rendered: Namespaces): void {
  if (element === writer.without) return
  const name = element.prefix === '' ? element.local : `${element.prefix}:${element.local}`
  const wanted = wantedNamespaces(writer, element)
  const written = new Map(rendered)
  writer.out.push(`<${name}`)
  for (const prefix of [...wanted.keys()].sort(byCode)) {
    const namespace = wanted.get(prefix) as string
    if ((rendered.get(prefix) ?? '') === namespace) continue
    written.set(prefix, namespace)
    writer.out.push(` ${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}="${escapeValue(namespace)}"`)
  }
  for (const attribute of attributesOf(writer, element)) {
    const own = attribute.prefix === '' ? attribute.local : `${attribute.prefix}:${attribute.local}`
    writer.out.push(` ${own}="${escapeValue(attribute.value)}"`)
  }
  writer.out.push('>')
  for (const child of element.children) writeNode(writer, child, written)
  writer.out.push(`</${name}>`)
}

/** The namespaces that must be in force at an element of the canonical form. */
function wantedNamespaces(writer: Writer, element: XmlElement): Namespaces {
  const { form, apex } = writer
  const prefixes = form.exclusive
    ? new Set([
        element.prefix,
        ...element.attributes.map(({ prefix }) => prefix).filter((prefix) => prefix !== ''),
        ...inheritedPrefixes(element, apex).filter((prefix) => form.inclusivePrefixes?.includes(prefix)),
      ])
    : new Set(inheritedPrefixes(element, apex))
  prefixes.delete('xml')
  return new Map([...prefixes].map((prefix) => [prefix, namespaceOf(prefix, element) ?? '']))
}

/** What is declared at an element; at the apex, by its ancestors too. */
function inheritedPrefixes(element: XmlElement, apex: XmlElement): readonly string[] {
  const prefixes = [...element.declared.keys()]
  if (element !== apex) return prefixes
  for (let at = element.parent; at; at = at.parent) prefixes.push(...at.declared.keys())
  return prefixes
}

function attributesOf({ form, apex }: Writer, element: XmlElement): readonly XmlAttribute[] {
  const attributes = [...element.attributes]
  if (element === apex && !form.exclusive) {
    // Canonical XML section 2.4: attributes such as xml:lang are inherited from what is left out above.
    for (let at = element.parent; at; at = at.parent) {
      for (const attribute of at.attributes) {
        const known = attributes.some(
          ({ namespace, local }) => namespace === xmlNamespace && local === attribute.local,
        )
        if (attribute.namespace === xmlNamespace && !known) attributes.push(attribute)
      }
    }
  }
  return attributes.sort((a, b) => byCode(a.namespace, b.namespace) || byCode(a.local, b.local))
}

/** By code points, as the standard orders names; code units would misplace what lies beyond U+FFFF. */
function byCode(a: string, b: string): number {
  const [left, right] = [[...a], [...b]]
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = (left[i]?.codePointAt(0) ?? 0) - (right[i]?.codePointAt(0) ?? 0)
    if (difference !== 0) return difference
  }
  return left.length - right.length
}

function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#xD;')
}

function escapeValue(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\t', '&#x9;')
    .replaceAll('\n', '&#xA;')
    .replaceAll('\r', '&#xD;')
}
