import type { SideHints } from './read-side.ts'

/** What a thread of the reader can be asked. */
export type Task =
  | { readonly name: 'locate'; readonly jpeg: Uint8Array }
  | { readonly name: 'read'; readonly jpeg: Uint8Array; readonly hints: SideHints; readonly today: string }
