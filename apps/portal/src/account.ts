import type { SiteContext } from '#platform/web'
import type { Reader } from './doors.ts'

/** Who reads a page, as the sign-in knows it. */
export type Account = {
  /** The signed-in person, or null; never asks anybody to sign in. */
  readonly readerOf: (c: SiteContext) => Promise<Reader | null>
}
