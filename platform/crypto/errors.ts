/**
 * Why something stays closed:
 * - `unknown-person`: no key was ever made for them
 * - `erased`: their key was destroyed on request; what it protected is gone for good
 * - `unknown-master-key`: wrapped by a master key that is not configured; add it to SENIM_PREVIOUS_MASTER_KEYS
 * - `tampered`: the bytes were changed, cut, or moved from another person, table or column
 */
export type CryptoErrorCode = 'unknown-person' | 'erased' | 'unknown-master-key' | 'tampered'

export class CryptoError extends Error {
  override readonly name = 'CryptoError'
  readonly code: CryptoErrorCode
  constructor(code: CryptoErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
