import type { Config, Environment } from '#platform/config'

/** What was looked at, what was found, and how to mend it where it is broken. */
export type Finding = {
  readonly name: string
  readonly ok: boolean
  readonly found: string
  /** Null when there is nothing to do. */
  readonly remedy: string | null
}

/** What the checks are told of this machine. `config` is null when the settings cannot be used. */
export type Patient = {
  readonly root: string
  readonly env: Environment
  readonly stateFolder: string
  readonly config: Config | null
}

/** One thing that may be broken. It looks and changes nothing. */
export type Check = {
  readonly name: string
  readonly look: (patient: Patient) => Outcome | Promise<Outcome>
}

export type Outcome = Omit<Finding, 'name'>

export function fine(found: string): Outcome {
  return { ok: true, found, remedy: null }
}

/** Nothing is broken, but the person may want to know how to get more. */
export function optional(found: string, remedy: string): Outcome {
  return { ok: true, found, remedy }
}

export function broken(found: string, remedy: string): Outcome {
  return { ok: false, found, remedy }
}

/** For checks that need settings which another check has already refused. */
export const notLookedAt: Outcome = fine('not looked at: mend the settings first')
