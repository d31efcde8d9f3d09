import { readSmsProgress, type SmsState } from '#modules/notifications'
import type { Language } from '#platform/texts'
import { codeExpiry, codeRules, resendAt } from './code-step.ts'
import { readLock } from './failures.ts'
import type { Refusal } from './identity-decision.ts'
import type { Stage } from './journey.ts'
import type { Lock } from './lock.ts'
import { maskPhone } from './phone-step.ts'
import type { Proofing } from './proofing.ts'
import { readCodes } from './send-code.ts'
import { findJourney, type Role } from './stored-journey.ts'

/** The newest code as the page may show it. */
export type CodeView = {
  readonly smsState: SmsState | 'unknown'
  readonly sentAt: Date
  readonly expiresAt: Date
  /** When another one may be asked for; null: now. */
  readonly resendAt: Date | null
  readonly triesLeft: number
}

/** A journey as its pages see it. */
export type JourneyView = {
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
    stage: row.stage,
    role,
    language: row.language,
    phone: role === 'driver' && (row.stage === 'phone' || row.stage === 'code') ? phone : null,
    maskedPhone: phone && maskPhone(phone),
    maskedIin: iin && `${iin.slice(0, 6)} ••••••`,
    code: row.stage === 'code' ? await readCodeView(proofing, row.id) : null,
    lock: row.subjectLookup ? await readLock(database, row.subjectLookup, clock.now()) : null,
    refusal,
    accountId: row.accountId,
    returnTo: row.returnTo,
    stageAt: row.stageAt,
    expiresAt: row.expiresAt,
  }
}

async function readCodeView({ database, clock }: Proofing, journeyId: string): Promise<CodeView | null> {
  const codes = await readCodes(database, journeyId)
  const newest = codes.at(-1)
  if (!newest) return null
  const progress = await readSmsProgress(database, newest.smsId)
  return {
    smsState: progress?.state ?? 'unknown',
    sentAt: newest.sentAt,
    expiresAt: codeExpiry(newest),
    resendAt: resendAt(codes, clock.now()),
    triesLeft: Math.max(0, codeRules.tries - newest.wrongTries),
  }
}
