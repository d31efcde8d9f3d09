/**
 * Why the authority refuses.
 * - `not-founded`, `founded`: the folder holds no authority yet; it holds one already and is left as it is
 * - `folder-unsound`: what lies in the folder was cut or changed; restore it from a backup
 * - `folder-busy`: another program works in the folder; try again when it has ended
 * - `order-invalid`: a field of the order cannot stand in a certificate; the message says which
 * - `order-reused`: this order was carried out before, with other contents; give the new one a new id
 * - `request-unsound`: not a PKCS #10 request, or not signed with the key it asks for
 * - `key-refused`: a key of this kind or size gets no certificate
 * - `unknown-certificate`: nothing was issued under this serial number
 * - `already-revoked`: a revoked certificate stays revoked
 * - `already-held`, `not-held`: a hold begins once, and only what is held can be released
 * - `token-failed`: the security token (PKCS #11) did not answer; the message says what it said
 */
export type AuthorityErrorCode =
  | 'not-founded'
  | 'founded'
  | 'folder-unsound'
  | 'folder-busy'
  | 'order-invalid'
  | 'order-reused'
  | 'request-unsound'
  | 'key-refused'
  | 'unknown-certificate'
  | 'already-revoked'
  | 'already-held'
  | 'not-held'
  | 'token-failed'

export class AuthorityError extends Error {
  override readonly name = 'AuthorityError'
  readonly code: AuthorityErrorCode
  constructor(code: AuthorityErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
