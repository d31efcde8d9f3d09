import {
  asciiOf,
  bytesOf,
  childrenOf,
  contentOf,
  context,
  contextConstructed,
  type DerElement,
  expectTag,
  oidOf,
  only,
  tag,
} from '../der/index.ts'
import { EdsError } from '../eds-error.ts'
import { type DistinguishedName, parseName } from './name.ts'

/** GeneralName (RFC 5280, 4.2.1.6). The forms that nothing here compares are kept as bytes. */
export type GeneralName =
  | { readonly kind: 'email' | 'dns' | 'uri'; readonly text: string }
  | { readonly kind: 'directory'; readonly name: DistinguishedName }
  | { readonly kind: 'ip'; readonly octets: Uint8Array }
  | { readonly kind: 'registered-id'; readonly oid: string }
  | { readonly kind: 'other' | 'x400' | 'edi-party'; readonly der: Uint8Array }

export function parseGeneralNames(
  element: DerElement,
  expected: number = tag.sequence,
): readonly GeneralName[] {
  expectTag(element, expected)
  const names = childrenOf(element).map(parseGeneralName)
  if (names.length === 0) throw new EdsError('structure', `The list of names at ${element.start} is empty.`)
  return names
}

export function parseGeneralName(element: DerElement): GeneralName {
  switch (element.tag) {
    case contextConstructed(0):
      return { kind: 'other', der: bytesOf(element) }
    case context(1):
      return { kind: 'email', text: asciiOf(element) }
    case context(2):
      return { kind: 'dns', text: asciiOf(element) }
    case contextConstructed(3):
      return { kind: 'x400', der: bytesOf(element) }
    case contextConstructed(4):
      return { kind: 'directory', name: parseName(only(element)) }
    case contextConstructed(5):
      return { kind: 'edi-party', der: bytesOf(element) }
    case context(6):
      return { kind: 'uri', text: asciiOf(element) }
    case context(7):
      return { kind: 'ip', octets: contentOf(element) }
    case context(8):
      return { kind: 'registered-id', oid: oidOf(element) }
    default:
      throw new EdsError('structure', `At ${element.start} stands no general name.`)
  }
}
