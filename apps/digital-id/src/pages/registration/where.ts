import { deviceName } from '#modules/accounts'
import {
  type Caller,
  type JourneyView,
  type Limited,
  readJourney,
  type Stage,
  type Standing,
} from '#modules/identity-proofing'
import { networkGroup } from '#platform/limits'
import { addressOf, type SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { journeyToken } from './journey-cookie.ts'

const pages: Readonly<Record<Stage, string>> = {
  phone: '/register/phone',
  code: '/register/code',
  iin: '/register/iin',
  consent: '/register/consent',
  video: '/register/video/prepare',
  decision: '/register/result',
  verified: '/register/result',
  refused: '/register/result',
  'under-age': '/register/under-age',
}

/** The page of a stage. */
export function pageOf(stage: Stage): string {
  return pages[stage]
}

/** Where a browser goes whose step could not be tried. */
export function pageOfStanding(standing: Standing): string {
  switch (standing.kind) {
    case 'gone':
      return '/register?gone'
    case 'elsewhere':
      return '/register/elsewhere'
    case 'stale':
      return `${pageOf(standing.stage)}?moved-on`
  }
}

/** The journey, if it stands where this page belongs; otherwise the answer that leads there. */
export async function journeyAt(
  c: SiteContext,
  { proofing }: DigitalIdDoors,
  ...stages: readonly Stage[]
): Promise<JourneyView | Response> {
  const journey = await readJourney(proofing, journeyToken(c))
  if (!journey) return c.redirect('/register?gone', 303)
  const ended = journey.stage === 'verified' || journey.stage === 'under-age'
  if (journey.role === 'watcher' && !ended) return c.redirect('/register/elsewhere', 303)
  if (!stages.includes(journey.stage)) return c.redirect(pageOf(journey.stage), 303)
  return journey
}

/** Who asks: limits go by network, the operation history names the device. */
export function callerOf(c: SiteContext, { trustedProxies }: DigitalIdDoors): Caller {
  return {
    address: networkGroup(addressOf(c, trustedProxies)),
    device: deviceName(c.req.header('user-agent') ?? ''),
  }
}

/** Is this answer one of those that lead to another page? */
export function isStanding(answer: { readonly kind: string }): answer is Standing {
  return answer.kind === 'gone' || answer.kind === 'elsewhere' || answer.kind === 'stale'
}

/** Tells the browser, too, when it may try again. */
export function tellLimit(c: SiteContext, { retryAfterSeconds }: Limited): void {
  c.header('retry-after', String(retryAfterSeconds))
}
