import { addFrame, finishVideo, startVideo } from '#modules/identity-proofing'
import { type Site, type SiteContext, WebError } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { journeyToken } from './journey-cookie.ts'
import { callerOf, isStanding, pageOf, pageOfStanding, tellLimit } from './where.ts'

const prepare = '/register/video/prepare'
/** Refusals that lead to another page carry its address in `next`. */
const onwards = (c: SiteContext, next: string) => c.json({ next }, 409)

/** What the camera's island talks to: start, one frame after another, finish. */
export function videoApi(site: Site, doors: DigitalIdDoors): void {
  const { proofing, limits } = doors

  site.post('/register/video/start', async (c) => {
    const answer = await startVideo(proofing, journeyToken(c), callerOf(c, doors))
    if (isStanding(answer)) return onwards(c, pageOfStanding(answer))
    switch (answer.kind) {
      case 'started': {
        const { nonce, actions, expiresAt } = answer
        return c.json({ nonce, actions, expiresAt, now: doors.clock.now() })
      }
      case 'locked':
        return onwards(c, '/register/locked')
      case 'limited':
        tellLimit(c, answer)
        return onwards(c, `${prepare}?limited`)
      case 'order-used':
      case 'busy':
        return onwards(c, `${prepare}?${answer.kind}`)
    }
  })

  site.post('/register/video/frames', async (c) => {
    const { allowed, retryAfterSeconds } = await limits.take('frames-per-address', callerOf(c, doors).address)
    if (!allowed) throw new WebError('too-many-requests', { retryAfterSeconds })
    const answer = await addFrame(proofing, journeyToken(c), {
      nonce: c.req.header('x-video-nonce') ?? '',
      takenAt: numberOf(c.req.header('x-video-taken-at')),
      jpeg: new Uint8Array(await c.req.arrayBuffer()),
    })
    if (answer.kind === 'gone') return onwards(c, '/register?gone')
    if (answer.kind === 'refused') return frameProblem(c, answer.code)
    const { hint, done, next } = answer
    return c.json({ hint, done, next })
  })

  site.post('/register/video/finish', async (c) => {
    const nonce = c.req.header('x-video-nonce') ?? ''
    const answer = await finishVideo(proofing, journeyToken(c), { nonce }, callerOf(c, doors))
    if (isStanding(answer)) return onwards(c, pageOfStanding(answer))
    switch (answer.kind) {
      case 'video-lost':
      case 'too-late':
        return onwards(c, `${prepare}?${answer.kind}`)
      case 'under-age':
        return c.json({ outcome: answer.kind, next: pageOf(answer.kind) })
      case 'verified':
      case 'refused':
      case 'wait':
        return c.json({ outcome: answer.kind, next: '/register/result' })
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
