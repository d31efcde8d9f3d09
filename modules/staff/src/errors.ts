/**
 * Why staff could not be changed. `not-administrator`: only an administrator may. `own-proposal`: nobody approves what
 * they proposed or what is about themselves. `last-administrators`: two must remain, or nothing could be approved any
 * more. `open-proposal`: decide that one first. `not-open`: somebody has decided it. `no-change`: it is so already.
 */
export type StaffErrorCode =
  | 'not-administrator'
  | 'own-proposal'
  | 'last-administrators'
  | 'open-proposal'
  | 'not-open'
  | 'no-change'
  | 'unknown-member'
  | 'iin-missing'
  | 'iin-taken'

export class StaffError extends Error {
  readonly code: StaffErrorCode

  constructor(code: StaffErrorCode) {
    super(code)
    this.name = 'StaffError'
    this.code = code
  }
}
