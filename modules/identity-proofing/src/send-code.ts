import { findByPhone } from '#modules/accounts'
import { deliverSms, writeSms } from '#modules/notifications'
import { lookupIndex, randomDigits, randomToken } from '#platform/crypto'
import type { Database } from '#platform/database'
import { codeRules, type SentCode } from './code-step.ts'
import { type Limited, spend } from './limits.ts'
import { inBackground, untilRefusalTime } from './patience.ts'
import type { Caller, Proofing } from './proofing.ts'
import type { StoredJourney } from './stored-journey.ts'
import { tablesOf } from './tables.ts'
import { words } from './words.ts'

export type CodeSent = {
  readonly kind: 'sent'
  readonly smsId: string
  /** For a sign-in nobody may see whether an SMS was written at all. */
  readonly hidden: boolean
}

/**
 * Writes a new code and its SMS in the caller's transaction, within the limits of the phone and of the address. A
 * sign-in with a phone that has no account gets a code that nobody can type and no SMS.
 */
export async function writeCode(
  proofing: Proofing,
  trx: Database,
  { row }: StoredJourney,
  phone: string,
  caller: Caller,
): Promise<CodeSent | Limited> {
  const { keyring, clock, random } = proofing
  const hidden = row.purpose === 'sign-in'
  const limited = await spend(proofing, [
    ...(hidden ? ([['sign-ins-per-address', caller.address]] as const) : []),
    ['code-sends-per-address', caller.address],
    ['code-sends-per-phone', phone],
  ])
  if (limited) return limited
  const isForNobody = hidden && (await findByPhone(trx, keyring, phone)) === null
  const code = isForNobody ? randomToken(random) : randomDigits(random, codeRules.digits)
  const smsId = random.uuid()
  const sentAt = clock.now()
  if (!isForNobody)
    await writeSms(trx, keyring, clock, {
      id: smsId,
      personId: row.personId,
      to: phone,
      text: `${words(row.language)(row.purpose === 'signature' ? 'sms.code-signature' : 'sms.code', { code })}\n${codeLine(proofing, code)}`,
      usefulUntil: new Date(sentAt.getTime() + codeRules.lifetimeMilliseconds),
    })
  await tablesOf(trx)
    .insertInto('sentCodes')
    .values({ smsId, journeyId: row.id, codeHash: hashCode(keyring, row.id, code), sentAt, usedAt: null })
    .execute()
  return { kind: 'sent', smsId, hidden }
}

/**
 * Takes the SMS to the gateway after the commit. The page does not wait for a slow gateway: the job goes on. A sign-in
 * waits for a fixed time instead, so that the clock does not tell whether there was anything to send.
 */
export async function deliverCode(
  proofing: Proofing,
  { smsId, hidden }: Pick<CodeSent, 'smsId' | 'hidden'>,
  startedAt: number,
): Promise<void> {
  const { database, keyring, clock, sms } = proofing
  const delivered = inBackground(proofing, 'deliver-code', deliverSms(database, keyring, clock, sms, smsId))
  await (hidden ? untilRefusalTime(startedAt) : delivered)
}

/** The last line by which a phone knows the code's own site, and offers the code nowhere else (origin-bound codes). */
function codeLine({ codeHost }: Proofing, code: string): string {
  return `@${codeHost} #${code}`
}

/** The codes of a journey, oldest first. */
export async function readCodes(database: Database, journeyId: string): Promise<readonly SentCode[]> {
  const rows = await tablesOf(database)
    .selectFrom('sentCodes')
    .selectAll()
    .where('journeyId', '=', journeyId)
    .orderBy('sentAt')
    .execute()
  return rows.map(({ smsId, codeHash, sentAt, wrongTries, usedAt }) => ({
    smsId,
    hash: codeHash.toString('base64url'),
    sentAt,
    wrongTries,
    usedAt,
  }))
}

/** A keyed hash: six digits hashed without a key could be tried out from a copy of the table. */
export function hashCode(keyring: Proofing['keyring'], journeyId: string, digits: string): Buffer {
  return lookupIndex(keyring, 'identity_proofing.code', `${journeyId}:${digits}`)
}
