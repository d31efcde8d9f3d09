import {
  context,
  encode,
  encodeAscii,
  encodeExplicit,
  encodeOid,
  encodeSequence,
  encodeSetOf,
  encodeUtf8,
  tag,
} from '../der/index.ts'
import { EdsError } from '../eds-error.ts'
import { attributeOid } from './oid.ts'

/** An attribute of a name to be written: its object identifier and its text. */
export type NamePart = readonly [oid: string, text: string]

// RFC 5280, Appendix A: these types admit no UTF8String.
const printable: ReadonlySet<string> = new Set([attributeOid.country, attributeOid.serialNumber])
const ascii: ReadonlySet<string> = new Set([attributeOid.emailAddress, attributeOid.domainComponent])

/**
 * A distinguished name, one attribute a part, most general first.
 * @example encodeName([[attributeOid.country, 'KZ'], [attributeOid.commonName, 'SANDBOX ROOT']])
 */
export function encodeName(parts: readonly NamePart[]): Uint8Array {
  return encodeSequence(...parts.map((part) => encodeSetOf(encodeAttribute(part))))
}

export function encodeAttribute([oid, text]: NamePart): Uint8Array {
  return encodeSequence(encodeOid(oid), encodeText(oid, text))
}

function encodeText(oid: string, text: string): Uint8Array {
  if (printable.has(oid)) return encodeAscii(tag.printableString, text)
  return ascii.has(oid) ? encodeAscii(tag.ia5String, text) : encodeUtf8(text)
}

/** A general name to be written (RFC 5280, 4.2.1.6). */
export type GeneralNameDraft =
  | { readonly kind: 'email' | 'dns' | 'uri'; readonly text: string }
  | { readonly kind: 'directory'; readonly name: Uint8Array }
  | { readonly kind: 'ip'; readonly octets: Uint8Array }

const textTag = { email: context(1), dns: context(2), uri: context(6) } as const

export function encodeGeneralName(name: GeneralNameDraft): Uint8Array {
  switch (name.kind) {
    case 'directory':
      return encodeExplicit(4, name.name)
    case 'ip':
      return encode(context(7), name.octets)
    default:
      return encodeIa5(textTag[name.kind], name.text)
  }
}

function encodeIa5(identifier: number, text: string): Uint8Array {
  if (/\P{ASCII}/u.test(text))
    throw new EdsError('bad-input', `"${text}" must be written in ASCII (punycode).`)
  return encodeAscii(identifier, text)
}
