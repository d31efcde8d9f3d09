import type { Clock } from '#platform/clock'
import type { Crypto } from '#platform/crypto'
import type { Database } from '#platform/database'

/** How far an SMS has come. `unknown`: the gateway was asked and did not say; `gateway-down`: it could not be reached. */
export type SmsState = 'committed' | 'accepted' | 'delivered' | 'failed' | 'gateway-down'
/** An SMS to be sent: encrypted under the key of this person (which must exist). */
export type SmsRequest = {
  /** Idempotency: a second request under the same id changes nothing. */
  readonly id?: string
  readonly personId: string
  /** E.164, +7… */
  readonly to: string
  readonly text: string
}
/** Writes the SMS as a committed intent, inside the caller's transaction; send it after commit with `deliverSms`. */
export declare function writeSms(
  trx: Database,
  crypto: Crypto,
  clock: Clock,
  request: SmsRequest,
): Promise<string>

/** What is needed to send: one HTTP gateway. */
export type SmsGateway = {
  readonly send: (message: {
    readonly id: string
    readonly to: string
    readonly text: string
  }) => Promise<'accepted' | 'delivered' | 'failed' | 'unknown' | 'unreachable'>
  readonly ask: (
    id: string,
  ) => Promise<'accepted' | 'delivered' | 'failed' | 'never-seen' | 'unknown' | 'unreachable'>
}
/** Sends a committed SMS now (at most 2 s) and returns how far it came; the job `deliver-sms` tries again later. */
export declare function deliverSms(
  database: Database,
  crypto: Crypto,
  clock: Clock,
  gateway: SmsGateway,
  id: string,
): Promise<SmsState>
/** How far this SMS has come, asking the gateway when that is not final; for the page that waits. */
export declare function smsState(
  database: Database,
  clock: Clock,
  gateway: SmsGateway,
  id: string,
): Promise<SmsState>

export type Language = 'kk' | 'ru' | 'en'
/** A message for the inbox, in all three languages at once: the person may switch later. */
export type InboxRequest = {
  readonly id?: string
  readonly personId: string
  readonly title: Readonly<Record<Language, string>>
  readonly body: Readonly<Record<Language, string>>
  /** Where the message leads, a path of the portal. */
  readonly link?: string
}
export declare function writeToInbox(
  trx: Database,
  crypto: Crypto,
  clock: Clock,
  request: InboxRequest,
): Promise<string>
