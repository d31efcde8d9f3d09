/**
 * Everything this package throws, for any input bytes.
 * - `der-truncated`, `der-length`, `der-tag`, `der-value`, `der-trailing`: the bytes are not DER; they were cut, changed
 *   or are something else. Ask for the file again.
 * - `der-depth`, `der-size`: larger or deeper than any honest input; raise the limit only for a source you trust.
 * - `structure`: sound DER, but not the structure that was asked for (a certificate where a signature is meant).
 * - `bad-text`: neither PEM nor base64.
 * - `algorithm-unsupported`: this package cannot compute it; it says nothing about whether the signature is good.
 * - `key-mismatch`: a key was given for an algorithm it cannot serve.
 * - `bad-input`: a value the caller gave cannot be used; the message says which and how to mend it.
 * - `wrong-password`: the key file is whole, but this password does not open it. Ask for the password again.
 * - `xml-malformed`, `xml-doctype`, `xml-too-large`, `xml-structure`: not XML; XML with a document type, which is
 *   refused; larger than any honest document; sound XML, but not the signature that was asked for.
 */
export type EdsErrorCode =
  | 'der-truncated'
  | 'der-length'
  | 'der-tag'
  | 'der-value'
  | 'der-trailing'
  | 'der-depth'
  | 'der-size'
  | 'structure'
  | 'bad-text'
  | 'algorithm-unsupported'
  | 'key-mismatch'
  | 'bad-input'
  | 'wrong-password'
  | 'xml-malformed'
  | 'xml-doctype'
  | 'xml-too-large'
  | 'xml-structure'

export class EdsError extends Error {
  override readonly name = 'EdsError'
  readonly code: EdsErrorCode
  constructor(code: EdsErrorCode, message: string) {
    super(message)
    this.code = code
  }
}

/** What `read` makes of bytes, or `otherwise` if they are not sound: for judgements, which do not throw. */
export function orIfUnsound<T, U>(read: () => T, otherwise: U): T | U {
  try {
    return read()
  } catch (error) {
    if (error instanceof EdsError) return otherwise
    throw error
  }
}
