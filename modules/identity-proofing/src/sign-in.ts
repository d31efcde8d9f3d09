import { findByPhone, readProfile } from '#modules/accounts'
import { recordOperation } from '#modules/audit'
import { type Database, transaction } from '#platform/database'
import { eraseJourney } from './erase-journeys.ts'
import type { Refusal } from './identity-decision.ts'
import { type Limited, spend } from './limits.ts'
import { subjectOf } from './lock-subject.ts'
import type { Caller, Proofing } from './proofing.ts'
import { type FoundJourney, findJourney, type StoredJourney, saveChange } from './stored-journey.ts'
import { type Decided, type Moved, moved } from './take-step.ts'

/** A registration asks for the IIN next; a sign-in has it from the account of the phone that has just been proved. */
export async function findReturning(
  proofing: Proofing,
  trx: Database,
  { phone }: StoredJourney,
): Promise<Decided<Moved | Limited | CodeTooLate>> {
  const { keyring } = proofing
  const personId = phone && (await findByPhone(trx, keyring, phone))
  const profile = personId && (await readProfile(trx, keyring, personId))
  // Codes go to phones with an account only: this one was erased in the last five minutes.
  if (!phone || !profile) return { answer: { kind: 'refused', code: 'code-expired', triesLeft: 0 } }
  const limited = await spend(proofing, [['sign-ins-per-account', profile.personId]])
  if (limited) return { answer: limited, remember: false }
  const { iin } = profile
  const subjectLookup = subjectOf(keyring, iin, phone)
  return moved('consent', { iin, subjectLookup, accountId: profile.personId })
}
type CodeTooLate = { readonly kind: 'refused'; readonly code: 'code-expired'; readonly triesLeft: 0 }

/** The face has matched: the same person is back. The session and its line in the history are the provider's to write. */
export function recogniseReturning({ row }: StoredJourney) {
  return {
    answer: { kind: 'verified', personId: row.accountId ?? '', smsId: null },
    change: { stage: 'verified', refusal: null },
  } as const
}

/** How long after its end a journey still signs its person in. */
const freshMilliseconds = 15 * 60_000

/**
 * Whom a finished journey signs in: the person who has just been verified, in this very browser, once. A registration
 * counts like a sign-in. Null: nobody; start over.
 */
export async function takeVerified(proofing: Proofing, token: string): Promise<string | null> {
  return transaction(proofing.database, async (trx) => {
    const found = await findJourney(trx, proofing, token, 'lock')
    const personId = found && verifiedPerson(found, proofing.clock.now())
    if (!personId) return null
    const { journey } = found
    if (journey.row.purpose === 'sign-in') await eraseJourney(trx, proofing.clock, journey.row.id)
    else await saveChange(trx, proofing, journey, { usedAt: proofing.clock.now() })
    return personId
  })
}

/**
 * The person that this journey signs in now, or null. A registration signs in the browser that finished it; a sign-in
 * the one that began it, which watches when the face was shown to another device.
 */
export function verifiedPerson({ journey, role }: FoundJourney, now: Date): string | null {
  const { stage, stageAt, usedAt, accountId, purpose } = journey.row
  // A video for a document, a certificate or a signature serves that alone; it lets nobody in.
  if (purpose !== 'registration' && purpose !== 'sign-in') return null
  const fresh = now.getTime() - stageAt.getTime() < freshMilliseconds
  const isTheirs = role === 'driver' || purpose === 'sign-in'
  return isTheirs && stage === 'verified' && fresh && usedAt === null ? accountId : null
}

/** Whoever was in front of the camera was not recognised: the owner of the account can see it. */
export async function noteRefusedVideo(
  { clock }: Proofing,
  trx: Database,
  { row }: StoredJourney,
  refusal: Refusal,
  caller: Caller,
): Promise<void> {
  if (row.accountId === null) return
  await recordOperation(trx, clock, {
    personId: row.accountId,
    operation: 'identification-refused',
    by: 'self',
    channel: 'digital-id',
    device: caller.device,
    result: 'refused',
    details: { purpose: row.purpose, reason: refusal.code },
  })
}
