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
  | 'document-sent'
  | 'document-approved'
  | 'document-rejected'
  | 'document-photo-asked'
  | 'document-escalated'
  | 'document-appealed'
  | 'document-deleted'
  | 'document-viewed'
  | 'document-pictures-deleted'

/** The only things a line may say besides: codes and counts. A line outlives its person, so nothing here names one. */
export type OperationDetails = {
  readonly reason?: string
  readonly purpose?: string
  readonly method?: string
  readonly client?: string
  readonly language?: string
  readonly textVersion?: string
  readonly attempt?: number
}

export type NewOperation = {
  readonly personId: string
  readonly operation: OperationKind
  readonly by: 'self' | 'system' | 'staff' | 'service'
  readonly channel: 'portal' | 'digital-id' | 'office' | 'command-line' | 'worker'
  /** The browser and the system in words ("Chrome, Android"), never the whole user agent. */
  readonly device?: string | undefined
  readonly result: 'done' | 'refused' | 'failed'
  readonly details?: OperationDetails
}

/** A line of the operation history. */
export type Operation = Omit<NewOperation, 'device' | 'details'> & {
  /** Its place in this person's history, from 1 on without a gap. */
  readonly number: number
  readonly at: Date
  readonly device: string | null
  readonly details: OperationDetails
  readonly previousHash: string
  readonly hash: string
}
