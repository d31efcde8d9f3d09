/**
 * Why a change of reference rows is refused. `not-administrator`: only an administrator may. `own-change`: nobody
 * approves what they proposed. `open-change`: this row has a change that waits, decide that one first. `not-open`:
 * somebody has decided it. `not-yours`: only who proposed it may take it back. `no-change`: it is so already.
 */
export type ChangeRefusal =
  | 'not-administrator'
  | 'own-change'
  | 'open-change'
  | 'not-open'
  | 'not-yours'
  | 'no-change'

export class ReferenceChangeError extends Error {
  readonly code: ChangeRefusal

  constructor(code: ChangeRefusal) {
    super(code)
    this.name = 'ReferenceChangeError'
    this.code = code
  }
}
