import { readProfile } from '#modules/accounts'
import { randomToken } from '#platform/crypto'
import { transaction } from '#platform/database'
import type { Language } from '#platform/texts'
import type { Limited } from './limits.ts'
import { subjectOf } from './lock-subject.ts'
import type { Caller, Proofing } from './proofing.ts'
import { type CodeSent, deliverCode, writeCode } from './send-code.ts'
import { freshJourney } from './start-journey.ts'
import { findJourney, openStoredJourney, saveChange } from './stored-journey.ts'
import { tablesOf } from './tables.ts'

/** What somebody with an account shows their face for, besides signing in. */
export type OwnerVideoPurpose = 'certificate' | 'signature'

/**
 * - `started`: the token of a journey; a certificate's begins at the stage `consent`, a signature's at `code`
 * - `no-phone`: the account has no phone any more, and the lock counts by it
 */
export type OwnerVideoAnswer =
  | { readonly kind: 'started'; readonly token: string; readonly journeyId: string; readonly expiresAt: Date }
  | { readonly kind: 'no-phone' }
  | Limited

/**
 * Opens a fresh identification of the owner of an account: the camera, the comparison with the State's photograph and
 * the lock of a sign-in. A signature asks for a code by SMS first.
 */
export async function startOwnerVideo(
  proofing: Proofing,
  { personId, purpose, language }: { personId: string; purpose: OwnerVideoPurpose; language: Language },
  caller: Caller,
): Promise<OwnerVideoAnswer> {
  const startedAt = performance.now()
  const { database, keyring, random } = proofing
  const profile = await readProfile(database, keyring, personId)
  if (!profile?.phone) return { kind: 'no-phone' }
  const { iin, phone } = profile
  const token = randomToken(random)
  const journey = freshJourney(proofing, token, { personId, purpose, language, returnTo: null })
  const sent = await transaction(database, async (trx): Promise<CodeSent | Limited | null> => {
    // The key is the account's own: it outlives this journey.
    await tablesOf(trx)
      .insertInto('journeys')
      .values({ ...journey, accountId: personId })
      .execute()
    const opened = await openStoredJourney(trx, proofing, journey.id)
    if (!opened) return null
    const subjectLookup = subjectOf(keyring, iin, phone)
    const stage = purpose === 'signature' ? 'code' : 'consent'
    await saveChange(trx, proofing, opened, { stage, iin, phone, subjectLookup })
    return purpose === 'signature' ? writeCode(proofing, trx, opened, phone, caller) : null
  })
  if (sent?.kind === 'limited') return sent
  if (sent) await deliverCode(proofing, sent, startedAt)
  return { kind: 'started', token, journeyId: journey.id, expiresAt: journey.expiresAt }
}

/** How long after its end an identification still serves what it was made for. */
const freshMilliseconds = 5 * 60_000

/**
 * Whether this browser has just finished this very identification; true once, inside the caller's transaction.
 */
export async function takeOwnerVideo(
  proofing: Proofing,
  trx: Proofing['database'],
  token: string,
  wanted: { readonly personId: string; readonly purpose: OwnerVideoPurpose; readonly journeyId: string },
): Promise<boolean> {
  const now = proofing.clock.now()
  const found = await findJourney(trx, proofing, token, 'lock')
  if (found?.role !== 'driver') return false
  const { id, accountId, purpose, stage, stageAt, usedAt } = found.journey.row
  const isWanted = id === wanted.journeyId && accountId === wanted.personId && purpose === wanted.purpose
  const isFresh = now.getTime() - stageAt.getTime() < freshMilliseconds
  if (!isWanted || stage !== 'verified' || !isFresh || usedAt !== null) return false
  await saveChange(trx, proofing, found.journey, { usedAt: now })
  return true
}
