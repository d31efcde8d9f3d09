/**
 * What no page should have asked for.
 * - `unknown-request`: there is no such request to sign; the address was mistyped, or it was made up.
 * - `manifest-mismatch`: what is shown is not what the manifest names; nobody may be asked to sign that.
 * - `bad-return`: the address to come back to is not a path or an http(s) address.
 */
export type SigningErrorCode = 'unknown-request' | 'manifest-mismatch' | 'bad-return'

export class SigningError extends Error {
  override readonly name = 'SigningError'
  readonly code: SigningErrorCode
  constructor(code: SigningErrorCode, message: string) {
    super(message)
    this.code = code
  }
}
