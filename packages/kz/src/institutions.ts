import type { Names, Provenance } from './fact.ts'

/** A body that takes part in the services. Numbers that are not known are null, never made up. */
export type Institution = Names &
  Provenance & {
    readonly id: 'state-corporation' | 'uapf' | 'ssif'
    readonly bin: string | null
    /** Collecting accounts by what is paid. */
    readonly accounts: Readonly<Record<string, string>>
  }
