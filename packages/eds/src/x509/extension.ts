import {
  booleanOf,
  childrenOf,
  type DerElement,
  expectOid,
  expectTag,
  fieldsOf,
  noMore,
  octetsOf,
  parseDer,
  tag,
  take,
  takeIf,
} from '../der/index.ts'
import { EdsError } from '../eds-error.ts'

export type Extension = { readonly oid: string; readonly critical: boolean; readonly value: Uint8Array }
export type Extensions = ReadonlyMap<string, Extension>

export const noExtensions: Extensions = new Map()

/** Extensions (RFC 5280, 4.1.2.9), each at most once (4.2). */
export function parseExtensions(element: DerElement): Extensions {
  expectTag(element, tag.sequence)
  const extensions = new Map<string, Extension>()
  for (const child of childrenOf(element)) {
    const extension = parseExtension(child)
    if (extensions.has(extension.oid))
      throw new EdsError('structure', `The extension ${extension.oid} stands twice.`)
    extensions.set(extension.oid, extension)
  }
  if (extensions.size === 0) throw new EdsError('structure', 'The list of extensions is empty.')
  return extensions
}

function parseExtension(element: DerElement): Extension {
  const fields = fieldsOf(element)
  const oid = expectOid(take(fields, tag.oid))
  const critical = takeIf(fields, tag.boolean)
  const value = octetsOf(take(fields, tag.octetString))
  noMore(fields)
  return { oid, critical: critical !== undefined && booleanOf(critical), value }
}

/** What an extension says, read by `parse`; undefined if it is absent. */
export function extensionValue<T>(
  extensions: Extensions,
  oid: string,
  parse: (element: DerElement) => T,
): T | undefined {
  const extension = extensions.get(oid)
  return extension && parse(parseDer(extension.value))
}

/** The first critical extension that is not among those the caller understands. */
export function unknownCritical(extensions: Extensions, known: ReadonlySet<string>): string | undefined {
  for (const { oid, critical } of extensions.values()) if (critical && !known.has(oid)) return oid
  return undefined
}
