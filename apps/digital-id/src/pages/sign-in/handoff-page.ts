import { type JourneyView, readJourney } from '#modules/identity-proofing'
import type { Site, SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { serveElsewhere } from '../registration/elsewhere-page.tsx'
import { type HandoffRoad, serveHandoff } from '../registration/handoff-page.tsx'
import { baseOf, placeOf, placeOfStanding, signInToken } from './road.ts'

/** A sign-in begun on a computer shows its face to the phone, and comes back. */
export function signInHandoff(site: Site, doors: DigitalIdDoors): void {
  const road: HandoffRoad = {
    route: '/sign-in/:uid',
    base: baseOf,
    tokenOf: signInToken,
    read: (c) => readHere(c, doors),
    gone: (c) => `${baseOf(c)}?anew`,
    place: placeOf,
    standing: placeOfStanding,
    elsewhere: 'elsewhere.sign-in.title',
  }
  serveHandoff(site, doors, road)
  serveElsewhere(site, doors, road)
}

async function readHere(c: SiteContext, { proofing }: DigitalIdDoors): Promise<JourneyView | null> {
  const journey = await readJourney(proofing, signInToken(c))
  return journey?.returnTo === baseOf(c) ? journey : null
}
