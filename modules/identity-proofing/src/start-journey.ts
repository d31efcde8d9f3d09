import { createPersonKey, randomToken } from '#platform/crypto'
import { transaction } from '#platform/database'
import type { Language } from '#platform/texts'
import { journeyExpiry, type Purpose } from './journey.ts'
import type { Proofing } from './proofing.ts'
import { hashToken } from './stored-journey.ts'
import { tablesOf } from './tables.ts'

/** How a journey begins. `returnTo` must have been checked: only our own origins and registered clients. */
export type NewJourney = {
  readonly language: Language
  readonly returnTo: string | null
  readonly purpose?: Purpose
}

/** Opens a journey under a key of its own and returns the token for the browser's cookie. */
export async function startJourney(
  { database, keyring, clock, random }: Proofing,
  { language, returnTo, purpose = 'registration' }: NewJourney,
): Promise<{ readonly token: string; readonly expiresAt: Date }> {
  const token = randomToken(random)
  const personId = random.uuid()
  const now = clock.now()
  const expiresAt = journeyExpiry(now, purpose)
  await transaction(database, async (trx) => {
    await createPersonKey(trx, keyring, personId, clock, random)
    await tablesOf(trx)
      .insertInto('journeys')
      .values({
        id: random.uuid(),
        tokenHash: hashToken(token),
        watcherHash: null,
        personId,
        accountId: null,
        purpose,
        stage: 'phone',
        language,
        phoneSealed: null,
        iinSealed: null,
        subjectLookup: null,
        consentLanguage: null,
        orderActions: null,
        orderOfferedAt: null,
        refusalSealed: null,
        returnTo,
        usedAt: null,
        formKey: null,
        formAnswer: null,
        openedAt: now,
        stageAt: now,
        expiresAt,
      })
      .execute()
  })
  return { token, expiresAt }
}
