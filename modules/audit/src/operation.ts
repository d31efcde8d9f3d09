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
  | 'channels-changed'
  | 'phone-changed'
  | 'account-erased'
  | 'capacity-taken'
  | 'capacity-left'
  | 'mandate-given'
  | 'mandate-revoked'
  | 'document-sent'
  | 'document-approved'
  | 'document-rejected'
  | 'document-photo-asked'
  | 'document-escalated'
  | 'document-appealed'
  | 'document-deleted'
  | 'document-viewed'
  | 'document-pictures-deleted'
  | 'application-started'
  | 'application-moved'
  | 'application-approved'
  | 'application-declined'
  | 'document-signed'
  | 'certificate-issued'
  | 'certificate-revoked'

/** The only things a line may say besides: codes and counts. A line outlives its person, so nothing here names one. */
export type OperationDetails = {
  readonly reason?: string
  readonly purpose?: string
  readonly method?: string
  readonly client?: string
  readonly language?: string
  readonly textVersion?: string
  readonly attempt?: number
  /** The hash of the entry of another journal that this line stands for. */
  readonly entry?: string
  /** The number of a case that a member of staff worked on. */
  readonly case?: string
  /** The id of the member of staff that an act was about. */
  readonly member?: string
  /** Roles, with a comma between them. */
  readonly roles?: string
}

/** The closed list of what the history of a member of staff can say. */
export type StaffActKind =
  | 'staff-invited'
  | 'staff-link-made'
  | 'staff-joined'
  | 'staff-signed-in'
  | 'staff-signed-out'
  | 'staff-session-ended'
  | 'staff-passkey-added'
  | 'staff-passkey-removed'
  | 'staff-change-proposed'
  | 'staff-change-approved'
  | 'staff-change-refused'
  | 'staff-change-withdrawn'
  | 'staff-change-took-effect'
  | 'case-claimed'
  | 'case-released'
  | 'case-opened'
  | 'case-decided'
  | 'case-second-look'
  | 'automatic-approval-changed'
  | 'document-term-changed'
  | 'ticket-opened'
  | 'ticket-claimed'
  | 'ticket-released'
  | 'ticket-answered'
  | 'ticket-closed'
  | 'ticket-documents-seen'
  | 'macro-changed'
  | 'support-term-changed'
  | 'payment-payee-seen'
  | 'payments-compared'
  | 'reference-change-proposed'
  | 'reference-change-approved'
  | 'reference-change-refused'
  | 'reference-change-withdrawn'
  | 'application-claimed'
  | 'application-released'
  | 'application-assigned'
  | 'application-moved'

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

/** An act of a member of staff; it stands in the member's own history. */
export type NewStaffAct = Omit<NewOperation, 'personId' | 'operation'> & {
  readonly memberId: string
  readonly act: StaffActKind
}

/** A line of the operation history. */
export type Operation = Line<OperationKind>

/** A line of the history of a member of staff, whose id stands in `personId`. */
export type StaffAct = Line<StaffActKind>

export type Line<Kind extends string> = Omit<NewOperation, 'operation' | 'device' | 'details'> & {
  readonly operation: Kind
  /** Its place in this person's history, from 1 on without a gap. */
  readonly number: number
  readonly at: Date
  readonly device: string | null
  readonly details: OperationDetails
  readonly previousHash: string
  readonly hash: string
}
