import { addFrame, finishVideo, type Standing, startVideo } from '#modules/identity-proofing'
import { type Site, type SiteContext, WebError } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { journeyToken } from './journey-cookie.ts'
import { callerOf, isStanding, pageOf, pageOfStanding, tellLimit } from './where.ts'

type Ending = 'verified' | 'refused' | 'wait' | 'under-age'

/** Registration and sign-in take the same video; they differ in their addresses and in what follows. */
export type VideoRoad = {
  /** The three routes begin with it. */
  readonly route: string
  readonly tokenOf: (c: SiteContext) => string
  readonly standing: (c: SiteContext, standing: Standing) => string
  readonly locked: (c: SiteContext) => string
  /** The page that draws a new order and says why. */
  readonly prepare: (c: SiteContext, because: string) => string
  readonly ended: (c: SiteContext, ending: Ending) => string | Promise<string>
}

/** Refusals that lead to another page carry its address in `next`. */
const onwards = (c: SiteContext, next: string) => c.json({ next }, 409)

/** The registration's video. */
export function videoApi(site: Site, doors: DigitalIdDoors): void {
  serveVideo(site, doors, {
    route: '/register/video',
    tokenOf: journeyToken,
    standing: (_, standing) => pageOfStanding(standing),
    locked: () => '/register/locked',
    prepare: (_, because) => `/register/video/prepare?${because}`,
    ended: (_, ending) => (ending === 'under-age' ? pageOf(ending) : '/register/result'),
  })
}

/** What the camera's island talks to: start, one frame after another, finish. */
export function serveVideo(site: Site, doors: DigitalIdDoors, road: VideoRoad): void {
  const { proofing, limits } = doors

  site.post(`${road.route}/start`, async (c) => {
    const answer = await startVideo(proofing, road.tokenOf(c), callerOf(c, doors))
    if (isStanding(answer)) return onwards(c, road.standing(c, answer))
    switch (answer.kind) {
      case 'started': {
        const { nonce, actions, expiresAt } = answer
        return c.json({ nonce, actions, expiresAt, now: doors.clock.now() })
      }
      case 'locked':
        return onwards(c, road.locked(c))
      case 'limited':
        tellLimit(c, answer)
        return onwards(c, road.prepare(c, 'limited'))
      case 'order-used':
      case 'busy':
        return onwards(c, road.prepare(c, answer.kind))
    }
  })

  site.post(`${road.route}/frames`, async (c) => {
    const { allowed, retryAfterSeconds } = await limits.take('frames-per-address', callerOf(c, doors).address)
    if (!allowed) throw new WebError('too-many-requests', { retryAfterSeconds })
    const answer = await addFrame(proofing, road.tokenOf(c), {
      nonce: c.req.header('x-video-nonce') ?? '',
      takenAt: numberOf(c.req.header('x-video-taken-at')),
      jpeg: new Uint8Array(await c.req.arrayBuffer()),
    })
    if (answer.kind === 'gone') return onwards(c, road.standing(c, answer))
    if (answer.kind === 'refused') return frameProblem(c, answer.code)
    const { hint, done, next } = answer
    return c.json({ hint, done, next })
  })

  site.post(`${road.route}/finish`, async (c) => {
    const nonce = c.req.header('x-video-nonce') ?? ''
    const answer = await finishVideo(proofing, road.tokenOf(c), { nonce }, callerOf(c, doors))
    if (isStanding(answer)) return onwards(c, road.standing(c, answer))
    switch (answer.kind) {
      case 'video-lost':
      case 'too-late':
        return onwards(c, road.prepare(c, answer.kind))
      case 'under-age':
      case 'verified':
      case 'refused':
      case 'wait':
        return c.json({ outcome: answer.kind, next: await road.ended(c, answer.kind) })
    }
  })
}

/** Problem+json with a code that the island knows. */
function frameProblem(c: SiteContext, code: string): Response {
  const status = code === 'frame-too-large' ? 413 : code.startsWith('frame-of-') ? 409 : 422
  return c.body(JSON.stringify({ type: 'about:blank', status, code }), status, {
    'content-type': 'application/problem+json',
  })
}

function numberOf(header: string | undefined): number | null {
  const number = Number(header ?? Number.NaN)
  return Number.isFinite(number) ? number : null
}
