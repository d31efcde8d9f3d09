/**
 * Why an application cannot be shown or changed at all. `unknown`: there is none, or it is somebody else's, which
 * looks the same. `stale`: it moved meanwhile, look again. `unknown-service`: it cannot be ordered. `unknown-step`: the form has no such step. `erased`: its
 * person was erased, and the answers with them.
 */
export type ApplicationErrorCode = 'unknown' | 'stale' | 'unknown-service' | 'unknown-step' | 'erased'

export class ApplicationError extends Error {
  override readonly name = 'ApplicationError'
  readonly code: ApplicationErrorCode

  constructor(code: ApplicationErrorCode) {
    super(code)
    this.code = code
  }
}
