import type { Generated, Selectable } from 'kysely'
import { type Database, tables } from '#platform/database'
import type { Language } from '#platform/texts'
import type { Known } from './carry-on.ts'
import type { Channels, MessageKind } from './channels.ts'
import type { DeliveryState, WhyFailed } from './next-step.ts'

export type SmsRow = {
  readonly id: string
  readonly personId: string
  readonly phoneLookup: Buffer
  readonly phoneSealed: Buffer
  readonly textSealed: Buffer | null
  readonly state: DeliveryState
  readonly stateAt: Date
  readonly createdAt: Date
  readonly usefulUntil: Date
  readonly tries: Generated<number>
  /** Who may have it. */
  readonly provider: Generated<string | null>
  readonly handedAt: Generated<Date | null>
  readonly refusedBy: Generated<readonly string[]>
  readonly parts: Generated<number>
  readonly why: Generated<WhyFailed | null>
  /** The message of the inbox that says the same. */
  readonly inboxId: Generated<string | null>
}

export type SmsInHand = Selectable<SmsRow>

type SmsPartRow = {
  readonly smsId: string
  readonly part: number
  readonly provider: string
  readonly reference: string
  readonly state: Known
}

export type InboxRow = {
  readonly id: string
  readonly personId: string
  readonly wordsSealed: Buffer
  readonly link: string | null
  readonly createdAt: Date
  readonly readAt: Date | null
  readonly deletedAt: Date | null
}

type EmailRow = {
  readonly id: string
  readonly personId: string
  readonly addressSealed: Buffer
  readonly wordsSealed: Buffer | null
  readonly state: DeliveryState
  readonly stateAt: Date
  readonly createdAt: Date
  readonly usefulUntil: Date
  readonly tries: Generated<number>
  readonly handedAt: Generated<Date | null>
  readonly why: Generated<WhyFailed | null>
  /** The message of the inbox that says the same. */
  readonly inboxId: Generated<string | null>
}

export type EmailInHand = Selectable<EmailRow>

type SubscriptionRow = {
  readonly id: string
  readonly personId: string
  readonly sessionId: string
  readonly endpointLookup: Buffer
  readonly addressSealed: Buffer
  readonly language: Language
  readonly createdAt: Date
  readonly expiresAt: Date
}

type PushRow = {
  readonly id: string
  readonly personId: string
  readonly subscriptionId: string
  readonly topic: PushTopic
  readonly link: string
  readonly state: DeliveryState
  readonly stateAt: Date
  readonly createdAt: Date
  readonly usefulUntil: Date
  readonly tries: Generated<number>
  readonly handedAt: Generated<Date | null>
  readonly why: Generated<WhyFailed | null>
  /** The message of the inbox that says the same. */
  readonly inboxId: Generated<string | null>
}

/** What a message is about; the sentence of a push is made from it alone. */
export type PushTopic = MessageKind | 'message'

type ChannelChoiceRow = Channels & { readonly personId: string; readonly kind: MessageKind }

type EmailAddressRow = {
  readonly personId: string
  readonly addressSealed: Generated<Buffer | null>
  readonly language: Language
  readonly waitingSealed: Buffer | null
  readonly codeLookup: Buffer | null
  readonly codeUntil: Date | null
  readonly codeTries: number
}

/** Where an encrypted part of a letter lives. */
export function emailPlace(id: string, column: 'address' | 'words') {
  return { table: 'notifications.emails', column, row: id }
}

/** Where a browser's push address lives, encrypted. */
export function subscriptionPlace(id: string) {
  return { table: 'notifications.push_subscriptions', column: 'address', row: id }
}

/** Where an encrypted part of an SMS lives. */
export function smsPlace(id: string, column: 'phone' | 'text') {
  return { table: 'notifications.sms', column, row: id }
}

/** The database as this module sees it. */
export function tablesOf(database: Database) {
  return tables<{
    sms: SmsRow
    smsParts: SmsPartRow
    inbox: InboxRow
    emails: EmailRow
    pushSubscriptions: SubscriptionRow
    pushes: PushRow
    channelChoices: ChannelChoiceRow
    emailAddresses: EmailAddressRow
  }>(database, 'notifications')
}
