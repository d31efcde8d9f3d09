import { EdsError } from '../eds-error.ts'
import { readName, readReference, type Source, skipSpace, take, takeUntil } from './source.ts'
import { type XmlAttribute, type XmlDocument, type XmlElement, type XmlNode, xmlNamespace } from './tree.ts'

/** A signed document is a form or an order: ten million characters and a hundred levels are beyond any of them. */
export const xmlLimits = { characters: 10_000_000, depth: 100, attributes: 1000 }

/**
 * Reads an XML 1.0 document with namespaces. A document type is refused: entities and default attributes let the same
 * signed bytes say different things.
 *
 * @throws EdsError 'xml-malformed' | 'xml-too-large' | 'xml-doctype'
 * @see https://www.w3.org/TR/xml/, https://www.w3.org/TR/xml-names/
 */
export function parseXml(text: string): XmlDocument {
  if (text.length > xmlLimits.characters) throw new EdsError('xml-too-large', `${text.length} characters`)
  // XML 1.0 section 2.11: line ends are line feeds before anything else is read.
  const source: Source = { text: text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'), at: 0 }
  if (take(source, '<?xml ')) takeUntil(source, '?>')
  const children: XmlNode[] = []
  let root: XmlElement | null = null
  while (source.at < source.text.length) {
    if (skipSpace(source)) continue
    const node = readMarkup(source, null)
    if (node.kind === 'element') {
      if (root) throw new EdsError('xml-malformed', 'a second element beside the first')
      root = node
    }
    children.push(node)
  }
  if (!root) throw new EdsError('xml-malformed', 'no element')
  return { root, children }
}

/** The text of a document's bytes, which are UTF-8: what else XML admits, no signer writes. */
export function textOfXml(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new EdsError('xml-malformed', 'the document is not UTF-8')
  }
}

function readMarkup(source: Source, parent: XmlElement | null): XmlNode {
  if (take(source, '<!--')) return readComment(source)
  if (take(source, '<?')) return readInstruction(source)
  if (source.text.startsWith('<!DOCTYPE', source.at)) throw new EdsError('xml-doctype', 'a document type')
  if (take(source, '<')) return readElement(source, parent)
  throw new EdsError('xml-malformed', `text outside of an element at ${source.at}`)
}

function readComment(source: Source): XmlNode {
  const value = takeUntil(source, '--')
  if (!take(source, '>')) throw new EdsError('xml-malformed', `two hyphens in a comment at ${source.at}`)
  return { kind: 'comment', value: checkCharacters(value) }
}

function readInstruction(source: Source): XmlNode {
  const target = readName(source)
  if (/^xml$/i.test(target)) throw new EdsError('xml-malformed', 'a second declaration')
  skipSpace(source)
  return { kind: 'instruction', target, value: checkCharacters(takeUntil(source, '?>')) }
}

type Open = { readonly element: XmlElement; readonly name: string; readonly text: string[] }

/** Elements are kept on a list of their own, so that depth costs no stack. */
function readElement(source: Source, parent: XmlElement | null): XmlElement {
  const first = readTag(source, parent)
  if (first.closed) return first.open.element
  const stack = [first.open]
  for (let open = stack.at(-1); open; open = stack.at(-1)) {
    const text = readText(source)
    if (text !== null) open.text.push(text)
    else if (take(source, '</')) {
      closeTag(source, open)
      stack.pop()
    } else if (/^<[^!?]/.test(source.text.slice(source.at, source.at + 2))) {
      source.at++
      closeText(open)
      const child = readTag(source, open.element)
      open.element.children.push(child.open.element)
      if (!child.closed) stack.push(child.open)
      if (stack.length > xmlLimits.depth) throw new EdsError('xml-too-large', `${stack.length} levels`)
    } else {
      closeText(open)
      open.element.children.push(readMarkup(source, open.element))
    }
  }
  return first.open.element
}

/** A run of text, a reference or a CDATA section; null where markup begins. */
function readText(source: Source): string | null {
  if (take(source, '<![CDATA[')) return checkCharacters(takeUntil(source, ']]>'))
  if (take(source, '&')) return readReference(source)
  const end = /[<&]/g
  end.lastIndex = source.at
  const found = end.exec(source.text)
  if (!found) throw new EdsError('xml-malformed', 'the end of the text inside an element')
  if (found.index === source.at) return null
  const text = source.text.slice(source.at, found.index)
  if (text.includes(']]>')) throw new EdsError('xml-malformed', `]]> in text at ${source.at}`)
  source.at = found.index
  return checkCharacters(text)
}

/** Neighbouring runs of text are one text. */
function closeText(open: Open): void {
  if (open.text.length === 0) return
  open.element.children.push({ kind: 'text', value: open.text.join('') })
  open.text.length = 0
}

function closeTag(source: Source, open: Open): void {
  const name = readName(source)
  skipSpace(source)
  if (name !== open.name || !take(source, '>')) {
    throw new EdsError('xml-malformed', `</${name}> closes <${open.name}>`)
  }
  closeText(open)
}

type WrittenAttribute = { readonly name: string; readonly value: string }

function readTag(source: Source, parent: XmlElement | null): { open: Open; closed: boolean } {
  const name = readName(source)
  const written: WrittenAttribute[] = []
  for (;;) {
    const spaced = skipSpace(source)
    const closed = take(source, '/>')
    if (closed || take(source, '>')) return { open: makeElement(name, written, parent), closed }
    if (!spaced) throw new EdsError('xml-malformed', `no space before an attribute at ${source.at}`)
    written.push(readAttribute(source))
    if (written.length > xmlLimits.attributes) throw new EdsError('xml-too-large', `attributes of ${name}`)
  }
}

function readAttribute(source: Source): WrittenAttribute {
  const name = readName(source)
  skipSpace(source)
  if (!take(source, '=')) throw new EdsError('xml-malformed', `attribute ${name} without a value`)
  skipSpace(source)
  const quote = take(source, '"') ? '"' : take(source, "'") ? "'" : null
  if (!quote) throw new EdsError('xml-malformed', `the value of ${name} is not quoted`)
  const raw: Source = { text: takeUntil(source, quote), at: 0 }
  let value = ''
  while (raw.at < raw.text.length) {
    const character = raw.text.charAt(raw.at++)
    if (character === '<') throw new EdsError('xml-malformed', `< in the value of ${name}`)
    value += character === '&' ? readReference(raw) : /\s/.test(character) ? ' ' : character
  }
  return { name, value: checkCharacters(value) }
}

function makeElement(name: string, written: readonly WrittenAttribute[], parent: XmlElement | null): Open {
  if (new Set(written.map((attribute) => attribute.name)).size < written.length) {
    throw new EdsError('xml-malformed', `an attribute stands twice in <${name}>`)
  }
  const declared = new Map<string, string>()
  for (const attribute of written) {
    const prefix = declaredPrefix(attribute.name)
    if (prefix !== null) declared.set(prefix, checkDeclaration(prefix, attribute.value))
  }
  const own = { declared, parent }
  const attributes: readonly XmlAttribute[] = written
    .filter((attribute) => declaredPrefix(attribute.name) === null)
    .map(({ name, value }) => ({ ...meaning(name, own, false), value }))
  const known = new Set(attributes.map(({ namespace, local }) => `${namespace} ${local}`))
  if (known.size < attributes.length)
    throw new EdsError('xml-malformed', `an attribute stands twice in <${name}>`)
  const element: XmlElement = {
    kind: 'element',
    ...meaning(name, own, true),
    parent,
    attributes,
    declared,
    children: [],
  }
  return { element, name, text: [] }
}

function declaredPrefix(name: string): string | null {
  if (name === 'xmlns') return ''
  return name.startsWith('xmlns:') ? name.slice(6) : null
}

function checkDeclaration(prefix: string, namespace: string): string {
  const bindsXml = prefix === 'xml' ? namespace !== xmlNamespace : namespace === xmlNamespace
  if (prefix === 'xmlns' || bindsXml || (prefix !== '' && namespace === '')) {
    throw new EdsError('xml-malformed', `prefix "${prefix}" cannot mean "${namespace}"`)
  }
  return namespace
}

type Scope = Pick<XmlElement, 'declared' | 'parent'>

function meaning(name: string, scope: Scope, isElement: boolean) {
  const [prefix, local, ...more] = name.includes(':') ? name.split(':') : ['', name]
  if (!local || more.length > 0) throw new EdsError('xml-malformed', `the name "${name}"`)
  if (prefix === '') return { prefix, local, namespace: isElement ? (namespaceOf('', scope) ?? '') : '' }
  const namespace = namespaceOf(prefix as string, scope)
  if (namespace === null) throw new EdsError('xml-malformed', `the prefix of "${name}" means nothing`)
  return { prefix: prefix as string, local, namespace }
}

/** What a prefix means at a place; null when nothing. */
export function namespaceOf(prefix: string, scope: Scope): string | null {
  if (prefix === 'xml') return xmlNamespace
  for (let at: Scope | null = scope; at; at = at.parent) {
    const namespace = at.declared.get(prefix)
    if (namespace !== undefined) return namespace
  }
  return null
}

/** Anything but the characters of XML 1.0 section 2.2; a lone half of a surrogate pair is none. */
const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u

function checkCharacters(text: string): string {
  if (forbidden.test(text)) throw new EdsError('xml-malformed', 'a character that XML does not allow')
  return text
}
