/**
 * Why an approval cannot be given or declined. `unknown`: there is none for this person, or it is somebody else's,
 * which looks the same. `over`: the application ended, or this person is no longer asked. `answered`: they have answered.
 * `changed`: the part was changed after the signature was asked for; look at it again.
 */
export type ApprovalErrorCode = 'unknown' | 'over' | 'answered' | 'changed'

export class ApprovalError extends Error {
  override readonly name = 'ApprovalError'
  readonly code: ApprovalErrorCode

  constructor(code: ApprovalErrorCode) {
    super(code)
    this.code = code
  }
}
