/**
 * Why a picture or the reader cannot be used. The caller tells the person: heic, svg, pdf, animated,
 * not-a-picture: send a JPEG, PNG or WebP photo; too-*: another size; truncated: send it again; polyglot: send the
 * photo itself; models-missing: `senim doctor`; reader-*: try again.
 */
export type DocumentErrorCode =
  | 'heic'
  | 'svg'
  | 'pdf'
  | 'not-a-picture'
  | 'too-many-pixels'
  | 'too-large'
  | 'too-small'
  | 'animated'
  | 'truncated'
  | 'polyglot'
  | 'models-missing'
  | 'reader-closed'
  | 'reader-failed'

export class DocumentError extends Error {
  readonly code: DocumentErrorCode

  constructor(code: DocumentErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'DocumentError'
    this.code = code
  }
}
