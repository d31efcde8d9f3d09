import { readJourney } from '#modules/identity-proofing'
import type { SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { freshSession } from '../../session.ts'
import { journeyToken } from '../registration/journey-cookie.ts'

/**
 * Who may add a passkey: somebody who has signed in here, or registered in this browser, in the last quarter of an
 * hour. An older session in an unlocked browser must not be enough to come back for ever.
 */
export async function personHere(c: SiteContext, doors: DigitalIdDoors): Promise<string | null> {
  const session = await freshSession(c, doors)
  if (session) return session.personId
  const journey = await readJourney(doors.proofing, journeyToken(c))
  return journey?.signsIn && journey.purpose === 'registration' ? journey.accountId : null
}
