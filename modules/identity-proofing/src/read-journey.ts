import { type DeliveryState, readSmsProgress } from '#modules/notifications'
import type { Language } from '#platform/texts'
import { codeExpiry, codeRules, resendAt } from './code-step.ts'
import { readLock } from './failures.ts'
import type { Refusal } from './identity-decision.ts'
import type { Purpose, Stage } from './journey.ts'
import type { Lock } from './lock.ts'
import { maskPhone } from './phone-step.ts'
import type { Proofing } from './proofing.ts'
import { readCodes } from './send-code.ts'
import { verifiedPerson } from './sign-in.ts'
import { findJourney, type Role, type StoredJourney } from './stored-journey.ts'

/** The newest code as the page may show it. */
export type CodeView = {
  /** Always `unknown` for a sign-in: how far an SMS has come would tell whether the phone has an account. */
  readonly smsState: DeliveryState | 'unknown'
  readonly sentAt: Date
  readonly expiresAt: Date
  /** When another one may be asked for; null: now. */
  readonly resendAt: Date | null
  readonly triesLeft: number
}

/** A journey as its pages see it. */
export type JourneyView = {
  readonly purpose: Purpose
  readonly stage: Stage
  readonly role: Role
  readonly language: Language
  /** The person's own number, to notice a slip; only where it was typed. Everywhere else it is masked. */
  readonly phone: string | null
  readonly maskedPhone: string | null
  /** The first six digits are the birth date everybody knows; the rest is hidden. */
  readonly maskedIin: string | null
  readonly code: CodeView | null
  readonly lock: Lock | null
  readonly refusal: Refusal | null
  readonly accountId: string | null
  /** Just verified in this very browser: it signs its person in, once. */
  readonly signsIn: boolean
  readonly returnTo: string | null
  readonly stageAt: Date
  readonly expiresAt: Date
}

/** The journey that a cookie's token names, or null when there is none any more. */
export async function readJourney(proofing: Proofing, token: string): Promise<JourneyView | null> {
  const { database, clock } = proofing
  const found = await findJourney(database, proofing, token, 'look')
  if (!found) return null
  const { journey, role } = found
  const { row, phone, iin, refusal } = journey
  return {
    purpose: row.purpose,
    stage: row.stage,
    role,
    language: row.language,
    phone: role === 'driver' && (row.stage === 'phone' || row.stage === 'code') ? phone : null,
    maskedPhone: phone && maskPhone(phone),
    maskedIin: iin && `${iin.slice(0, 6)} ••••••`,
    code: row.stage === 'code' ? await readCodeView(proofing, journey) : null,
    lock: row.subjectLookup ? await readLock(database, row.subjectLookup, clock.now()) : null,
    refusal,
    accountId: row.accountId,
    signsIn: verifiedPerson(found, clock.now()) !== null,
    returnTo: row.returnTo,
    stageAt: row.stageAt,
    expiresAt: row.expiresAt,
  }
}

async function readCodeView(proofing: Proofing, { row }: StoredJourney): Promise<CodeView | null> {
  const { database, clock } = proofing
  const codes = await readCodes(database, row.id)
  const newest = codes.at(-1)
  if (!newest) return null
  const progress = row.purpose === 'sign-in' ? null : await readSmsProgress(database, newest.smsId)
  return {
    smsState: progress?.state ?? 'unknown',
    sentAt: newest.sentAt,
    expiresAt: codeExpiry(newest),
    resendAt: resendAt(codes, clock.now()),
    triesLeft: Math.max(0, codeRules.tries - newest.wrongTries),
  }
}
