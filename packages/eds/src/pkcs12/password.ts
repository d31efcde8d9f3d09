import { writePassword } from './derive-key.ts'

/** A password as a person writes it and as RFC 7292 mixes it. */
export type Password = { readonly text: string; readonly octets: Uint8Array }

/**
 * How programs have read one password. The standard wants UTF-16, but some took every octet of the UTF-8 for a letter
 * (OpenSSL before 1.1), some leave the end mark off an empty one; and a letter such as Й is one sign or two.
 */
export function readingsOf(text: string): readonly Password[] {
  const texts = [...new Set([text, text.normalize('NFC'), text.normalize('NFD')])]
  const readings = texts.map((one) => ({ text: one, octets: writePassword(one) }))
  if (text === '') return [...readings, { text, octets: new Uint8Array(0) }]
  if (!/\P{ASCII}/u.test(text)) return readings
  const octetLetters = String.fromCharCode(...new TextEncoder().encode(text.slice(0, 1024)))
  return [...readings, { text, octets: writePassword(octetLetters) }]
}
