import type { Clock } from '#platform/clock'
import type { Keyring } from '#platform/crypto'
import type { Database } from '#platform/database'
import type { Language } from '#platform/texts'
import { readChannels } from './channel-choices.ts'
import { allChannels, channelsFor } from './channels.ts'
import { deliverEmail } from './deliver-email.ts'
import { deliverPush } from './deliver-push.ts'
import { deliverSms } from './deliver-sms.ts'
import { letterAddress } from './email-address.ts'
import { type NewInboxMessage, writeToInbox } from './inbox.ts'
import type { MailGateway } from './mail-gateway.ts'
import type { PushGateway } from './push-gateway.ts'
import { hasAnyPush } from './push-subscriptions.ts'
import type { SmsGateway } from './sms-gateway.ts'
import type { PushTopic } from './tables.ts'
import { words } from './words.ts'
import { type EmailWords, writeEmail } from './write-email.ts'
import { writePushes } from './write-push.ts'
import { writeSms } from './write-sms.ts'

/** What a person with an account is told. */
export type Telling = NewInboxMessage & {
  readonly topic: PushTopic
  /** Nothing for somebody without a phone. */
  readonly sms?: { readonly to: string; readonly text: string } | null
  /** A letter to an address given for this very matter; otherwise it goes to the person's own, if they want letters. */
  readonly email?: (EmailWords & { readonly to: string }) | null
}

/** What was written down, for `deliverTold`; the worker delivers whatever is left. */
export type Told = {
  readonly smsId: string | null
  readonly emailId: string | null
  readonly pushIds: readonly string[]
}

/**
 * Tells a person something inside the caller's transaction: by inbox always, and by SMS, letter and push as they chose; a
 * legal notice by at least one of them.
 */
export async function tellPerson(
  trx: Database,
  keyring: Keyring,
  clock: Clock,
  { topic, sms, email, ...message }: Telling,
): Promise<Told> {
  const { personId } = message
  const inboxId = await writeToInbox(trx, keyring, clock, message)
  const own = await letterAddress(trx, keyring, personId)
  const kind = topic === 'message' ? null : topic
  const chosen = kind ? (await readChannels(trx, personId))[kind] : allChannels
  const reachable = {
    sms: Boolean(sms),
    email: own !== null || Boolean(email),
    push: await hasAnyPush(trx, clock, personId),
  }
  const by = channelsFor(kind, chosen, reachable)
  const letter = email ?? (own && { to: own.to, ...letterOf(message, own.language) })
  const link = `/account/inbox/${inboxId}`
  return {
    smsId: sms && by.sms ? await writeSms(trx, keyring, clock, { personId, inboxId, ...sms }) : null,
    emailId:
      letter && by.email ? await writeEmail(trx, keyring, clock, { personId, inboxId, ...letter }) : null,
    pushIds: by.push ? await writePushes(trx, clock, { personId, topic, link, inboxId }) : [],
  }
}

function letterOf({ title, body }: NewInboxMessage, language: Language): EmailWords {
  return { subject: title[language], text: `${body[language]}\n\n${words(language)('email.end')}` }
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
