import { Hono } from 'hono'
import { type Action, type FaceEngine, openVideoCheck, type VideoCheck } from '#modules/face'
import { type FrameAnswer, type StartAnswer, videoHeaders } from '../video-protocol.ts'

export type SentFrame = {
  readonly jpeg: Uint8Array
  readonly action: number
  readonly takenAt: number
  readonly nonce: string
  readonly type: string
  /** Frames under way when this one arrived, itself included. */
  readonly underWay: number
}

export type VideoEndpoints = {
  readonly routes: Hono
  readonly frames: readonly SentFrame[]
  /** What the engine thought of the whole video; null until it was asked. */
  readonly verdict: () => Awaited<ReturnType<VideoCheck['decide']>> | null
  /** The network as it may be: how long an answer to a frame waits. */
  readonly slowDown: (milliseconds: number) => void
}

/** The three endpoints of a video over the real engine, keeping what was sent so that a test can look at it. */
export function openVideoEndpoints(engine: FaceEngine, actions: readonly Action[]): VideoEndpoints {
  const routes = new Hono()
  const frames: SentFrame[] = []
  let check: VideoCheck | null = null
  let verdict: Awaited<ReturnType<VideoCheck['decide']>> | null = null
  let underWay = 0
  let delay = 0
  const nonce = 'n-0123456789'

  routes.post('/start', (c) => {
    frames.length = 0
    verdict = null
    check = openVideoCheck({ engine, actions, startedAt: 0 })
    const now = Date.now()
    const times = { now: new Date(now).toISOString(), expiresAt: new Date(now + 180_000).toISOString() }
    return c.json({ nonce, actions, ...times } satisfies StartAnswer)
  })
  routes.post('/frames', async (c) => {
    if (!check) return c.json({ code: 'frame-of-no-check' }, 409)
    underWay++
    const jpeg = new Uint8Array(await c.req.arrayBuffer())
    const takenAt = Number(c.req.header(videoHeaders.takenAt))
    frames.push({
      jpeg,
      takenAt,
      underWay,
      action: Number(c.req.header(videoHeaders.action)),
      nonce: c.req.header(videoHeaders.nonce) ?? '',
      type: c.req.header('content-type') ?? '',
    })
    const { hint, done, next = null } = await check.addFrame(jpeg, takenAt)
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay))
    underWay--
    return c.json({ hint, done, next } satisfies FrameAnswer)
  })
  routes.post('/finish', async (c) => {
    if (!check || c.req.header(videoHeaders.nonce) !== nonce)
      return c.json({ code: 'frame-of-no-check' }, 409)
    verdict = await check.decide({ references: [] })
    return c.json({ next: '/done' })
  })
  return {
    routes,
    frames,
    verdict: () => verdict,
    slowDown: (milliseconds) => {
      delay = milliseconds
    },
  }
}
