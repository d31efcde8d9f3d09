import { childrenOf, contentOf, type DerElement, isConstructed } from './element.ts'
import { encode } from './encode.ts'
import { tag } from './tag.ts'
import { octetsOf } from './values.ts'

/** The element written in DER under `identifier`; bytes that are DER already are only copied. */
export function derUnder(identifier: number, element: DerElement): Uint8Array {
  if (!element.ber) {
    const copy = element.bytes.slice(element.start, element.end)
    copy[0] = identifier
    return copy
  }
  if (element.tag === (tag.octetString | 0x20)) return encode(identifier & ~0x20, octetsOf(element))
  if (!isConstructed(element)) return encode(identifier, contentOf(element))
  return encode(identifier, ...childrenOf(element).map((child) => derUnder(child.tag, child)))
}
