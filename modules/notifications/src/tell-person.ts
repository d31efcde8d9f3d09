import type { Clock } from '#platform/clock'
import type { Keyring } from '#platform/crypto'
import type { Database } from '#platform/database'
import { deliverEmail } from './deliver-email.ts'
import { deliverPush } from './deliver-push.ts'
import { deliverSms } from './deliver-sms.ts'
import { type NewInboxMessage, writeToInbox } from './inbox.ts'
import type { MailGateway } from './mail-gateway.ts'
import type { PushGateway } from './push-gateway.ts'
import type { SmsGateway } from './sms-gateway.ts'
import type { PushTopic } from './tables.ts'
import { type EmailWords, writeEmail } from './write-email.ts'
import { writePushes } from './write-push.ts'
import { writeSms } from './write-sms.ts'

/** What a person with an account is told, by every channel they have. */
export type Telling = NewInboxMessage & {
  readonly topic: PushTopic
  /** Nothing for somebody without a phone. */
  readonly sms?: { readonly to: string; readonly text: string } | null
  readonly email?: (EmailWords & { readonly to: string }) | null
}

/** What was written down, for `deliverTold`; the worker delivers whatever is left. */
export type Told = {
  readonly smsId: string | null
  readonly emailId: string | null
  readonly pushIds: readonly string[]
}

/** Tells a person something by inbox, SMS, letter and push together, inside the caller's transaction. */
export async function tellPerson(
  trx: Database,
  keyring: Keyring,
  clock: Clock,
  { topic, sms, email, ...message }: Telling,
): Promise<Told> {
  const { personId } = message
  const inboxId = await writeToInbox(trx, keyring, clock, message)
  const link = `/account/inbox/${inboxId}`
  return {
    smsId: sms ? await writeSms(trx, keyring, clock, { personId, ...sms }) : null,
    emailId: email ? await writeEmail(trx, keyring, clock, { personId, ...email }) : null,
    pushIds: await writePushes(trx, clock, { personId, topic, link }),
  }
}

/** Whoever carries messages out of the house. No mail gateway: letters wait, and are given up in time. */
export type Carriers = {
  readonly sms: SmsGateway
  readonly mail: MailGateway | null
  readonly push: PushGateway
}

/** After the commit: sends what was written down, by all channels at once and within two seconds each. */
export async function deliverTold(
  database: Database,
  keyring: Keyring,
  clock: Clock,
  { sms, mail, push }: Carriers,
  { smsId, emailId, pushIds }: Told,
): Promise<void> {
  await Promise.all([
    smsId && deliverSms(database, keyring, clock, sms, smsId),
    emailId && mail && deliverEmail(database, keyring, clock, mail, emailId),
    ...pushIds.map((id) => deliverPush(database, keyring, clock, push, id)),
  ])
}
