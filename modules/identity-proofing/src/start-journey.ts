import { createPersonKey, randomToken } from '#platform/crypto'
import { transaction } from '#platform/database'
import type { Language } from '#platform/texts'
import { journeyExpiry, type Purpose } from './journey.ts'
import type { Proofing } from './proofing.ts'
import { hashToken } from './stored-journey.ts'
import { type JourneyRow, tablesOf } from './tables.ts'

/** How a journey begins. `returnTo` must have been checked: only our own origins and registered clients. */
export type NewJourney = {
  readonly language: Language
  readonly returnTo: string | null
  readonly purpose?: 'registration' | 'sign-in'
}

/** Opens a journey under a key of its own and returns the token for the browser's cookie. */
export async function startJourney(
  proofing: Proofing,
  { language, returnTo, purpose = 'registration' }: NewJourney,
): Promise<{ readonly token: string; readonly expiresAt: Date }> {
  const { database, keyring, clock, random } = proofing
  const token = randomToken(random)
  const personId = random.uuid()
  const journey = freshJourney(proofing, token, { personId, purpose, language, returnTo })
  await transaction(database, async (trx) => {
    await createPersonKey(trx, keyring, personId, clock, random)
    await tablesOf(trx).insertInto('journeys').values(journey).execute()
  })
  return { token, expiresAt: journey.expiresAt }
}

/** A journey in which nothing has happened yet. */
export function freshJourney(
  { clock, random }: Pick<Proofing, 'clock' | 'random'>,
  token: string,
  begun: {
    readonly personId: string
    readonly purpose: Purpose
    readonly language: Language
    readonly returnTo: string | null
  },
): JourneyRow {
  const now = clock.now()
  return {
    ...begun,
    id: random.uuid(),
    tokenHash: hashToken(token),
    watcherHash: null,
    accountId: null,
    stage: 'phone',
    phoneSealed: null,
    iinSealed: null,
    subjectLookup: null,
    consentLanguage: null,
    orderActions: null,
    orderOfferedAt: null,
    refusalSealed: null,
    documentCaseId: null,
    usedAt: null,
    formKey: null,
    formAnswer: null,
    openedAt: now,
    stageAt: now,
    expiresAt: journeyExpiry(now, begun.purpose),
  }
}
