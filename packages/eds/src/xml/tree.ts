/** A name as it was written and as it is meant: prefix '' and namespace '' are none. */
export type XmlName = { readonly prefix: string; readonly local: string; readonly namespace: string }

/** An attribute that is not a namespace declaration; its value is normalised (XML 1.0 section 3.3.3). */
export type XmlAttribute = XmlName & { readonly value: string }

/** An element; `declared` holds the namespaces declared on it, prefix '' being the default one. */
export type XmlElement = XmlName & {
  readonly kind: 'element'
  readonly parent: XmlElement | null
  readonly attributes: readonly XmlAttribute[]
  readonly declared: ReadonlyMap<string, string>
  readonly children: XmlNode[]
}

export type XmlText = { readonly kind: 'text'; readonly value: string }
export type XmlComment = { readonly kind: 'comment'; readonly value: string }
export type XmlInstruction = {
  readonly kind: 'instruction'
  readonly target: string
  readonly value: string
}
export type XmlNode = XmlElement | XmlText | XmlComment | XmlInstruction

/** A document: one element, with comments and instructions before and after it. */
export type XmlDocument = { readonly root: XmlElement; readonly children: readonly XmlNode[] }

export const xmlNamespace = 'http://www.w3.org/XML/1998/namespace'

/** The children that are elements. */
export function elementsOf(element: XmlElement): readonly XmlElement[] {
  return element.children.filter((child) => child.kind === 'element')
}

/** The text inside an element, without what its children say. */
export function textOf(element: XmlElement): string {
  return element.children.map((child) => (child.kind === 'text' ? child.value : '')).join('')
}
