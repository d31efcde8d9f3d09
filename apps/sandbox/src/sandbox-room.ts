import type { AssetUrl } from '#platform/web'
import type { SandboxState } from './state/sandbox-state.ts'

/** What every page of the sandbox stands on. */
export type SandboxRoom = {
  readonly state: SandboxState
  readonly asset: AssetUrl
  /** Where the programs are that ask this sandbox. */
  readonly programs: { readonly portal: string; readonly digitalId: string; readonly office: string }
  readonly ncalayer: { readonly port: number; readonly taken: boolean } | null
}
