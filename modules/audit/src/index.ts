import type { Database } from '#platform/database'
import type { Clock } from '#platform/clock'

/** The closed list of what a person's operation history can say. */
export type OperationKind =
  | 'digital-id-created'
  | 'identification-passed'
  | 'identification-refused'
  | 'identification-locked'
  | 'consent-given'
  | 'consent-withdrawn'
  | 'signed-in'
  | 'signed-out'
  | 'signed-out-everywhere'
  | 'session-revoked'
  | 'passkey-added'
  | 'passkey-removed'
  | 'language-changed'
  | 'phone-changed'
  | 'account-erased'

export type OperationEntry = {
  readonly personId: string
  readonly operation: OperationKind
  readonly by: 'self' | 'system' | 'staff' | 'service'
  readonly channel: 'portal' | 'digital-id' | 'office' | 'command-line' | 'worker'
  /** Plain words of the browser and the machine ("Chrome, Android"), never the whole user agent. */
  readonly device?: string
  readonly result: 'done' | 'refused' | 'failed'
  /** Only the allow-listed keys: codes and counts, nothing that names a person. */
  readonly details?: OperationDetails
}
export type OperationDetails = {
  readonly reason?: string
  readonly purpose?: string
  readonly method?: string
  readonly client?: string
  readonly language?: string
  readonly attempt?: number
  readonly textVersion?: string
}
export type Operation = OperationEntry & { readonly position: number; readonly at: Date; readonly hash: string }

/** Appends one line to the person's operation history, inside the caller's transaction. */
export declare function recordOperation(trx: Database, clock: Clock, entry: OperationEntry): Promise<Operation>
/** A page of the history, newest first; `before` is the position of the last line already shown. */
export declare function listOperations(
  database: Database,
  personId: string,
  page?: { readonly before?: number; readonly limit?: number },
): Promise<readonly Operation[]>
