/**
 * Everything that can be wrong with what was given. The caller tells the person:
 * image-* and video-*: send another file; no-face: take the picture again;
 * frame-*: start the check again; actions-invalid: a fault of the caller.
 */
export type FaceErrorCode =
  | 'image-unreadable'
  | 'image-too-large'
  | 'no-face'
  | 'video-unreadable'
  | 'video-decoder-missing'
  | 'actions-invalid'
  | 'frame-limit'
  | 'frame-late'
  | 'engine-closed'

export class FaceError extends Error {
  readonly code: FaceErrorCode

  constructor(code: FaceErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'FaceError'
    this.code = code
  }
}
