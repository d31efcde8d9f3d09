import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AttackKind, attackKinds, attackWith } from '../../bench/attacks.ts'
import { mixedPeople, mixedPictures } from '../../bench/bench-mixtures.ts'
import { anyOrder } from '../../bench/bench-orders.ts'
import { composeClip } from '../../bench/compose-clip.ts'
import { hasFaces, readPairs, sixtyStills, turningClip } from '../../bench/material.ts'
import { seededRandom } from '../../bench/random.ts'
import { rememberEmbeddings } from '../../bench/remember-embeddings.ts'
import { readTurning } from '../../bench/turning.ts'
import { type Action, type FaceEngine, fetchModels, livenessCommand, openFaceEngine } from '../index.ts'
import { judgeFrames, type KeptFrame } from './judge-frames.ts'
import { openVideoCheck, shippedLimits } from './video-check.ts'

let engine: FaceEngine
beforeAll(async () => {
  await fetchModels()
  engine = openFaceEngine({ workers: 2 })
}, 180_000)
afterAll(() => engine.close())

describe('limits of one check', () => {
  const blank = () =>
    sharp({ create: { width: 64, height: 48, channels: 3, background: 'grey' } })
      .jpeg()
      .toBuffer()
  const open = (limits = {}) =>
    openVideoCheck({
      engine,
      actions: ['left', 'right'],
      startedAt: 1000,
      limits: { ...shippedLimits, ...limits },
    })

  test('frames before the start or after the time are refused', async () => {
    const check = open({ mostMilliseconds: 5000 })
    await expect(check.addFrame(await blank(), 999)).rejects.toMatchObject({ code: 'frame-late' })
    await expect(check.addFrame(await blank(), 6001)).rejects.toMatchObject({ code: 'frame-late' })
  })

  test('too many or too large frames are refused before they are decoded', async () => {
    const check = open({ mostFrames: 2 })
    await check.addFrame(await blank(), 1100)
    await check.addFrame(await blank(), 1200)
    await expect(check.addFrame(await blank(), 1300)).rejects.toMatchObject({ code: 'frame-limit' })
    await expect(open().addFrame(new Uint8Array(2_000_000), 1100)).rejects.toMatchObject({
      code: 'frame-limit',
    })
  })

  test('a frame without a face says so at once, and a check of such frames is refused', async () => {
    const check = open()
    expect(await check.addFrame(await blank(), 1100)).toMatchObject({
      hint: 'no-face',
      done: 0,
      next: 'left',
    })
    const decision = await check.decide({ references: [] })
    expect(decision.decision).toBe('refuse')
    expect(decision.reasons).toContain('too-few-frames')
  })
})

/** Looking straight before the first and after the last turn is free, so it makes no other order. */
function turnsOf(actions: readonly Action[]): string {
  return actions.join().replace(/^centre,|,centre$/g, '')
}

describe.skipIf(!hasFaces())('a turning head', () => {
  let turning: readonly KeptFrame[]
  beforeAll(async () => {
    turning = await readTurning(engine)
  }, 120_000)

  const filmOf = (actions: readonly Action[], random = seededRandom(5)) =>
    composeClip(actions, random).map((number, at) => ({ ...turning[number]!, at: at * 100 }))
  const check = async (actions: readonly Action[], reference: Uint8Array) => {
    const session = openVideoCheck({ engine, actions, startedAt: 0 })
    for (const { jpeg, at } of filmOf(actions)) await session.addFrame(jpeg, at)
    return { session, decision: await session.decide({ references: [reference] }) }
  }

  test('passes with its own photo, names the models and keeps one still until it forgets', async () => {
    const { session, decision } = await check(['right', 'left', 'centre', 'right'], turning[37]!.jpeg)
    expect(decision).toMatchObject({ decision: 'pass', reasons: [] })
    expect(decision.models).toHaveLength(2)
    expect(session.still()).toBeInstanceOf(Uint8Array)
    session.forget()
    expect(session.still()).toBeUndefined()
  }, 60_000)

  test('is refused with the photo of somebody else', async () => {
    const { decision } = await check(['left', 'right', 'left', 'centre'], await readFile(readPairs()[0]!.a))
    expect(decision).toMatchObject({ decision: 'refuse', reasons: ['face-mismatch'] })
  }, 60_000)

  test('is accepted in each of ten random orders, and in no other order than the asked one', async () => {
    const random = seededRandom(21)
    const remembering = rememberEmbeddings(engine)
    const verdicts = []
    for (let i = 0; i < 10; i++) {
      const shown = anyOrder(random)
      let asked = anyOrder(random)
      while (turnsOf(asked) === turnsOf(shown)) asked = anyOrder(random)
      const frames = filmOf(shown, random)
      verdicts.push([
        (await judgeFrames(remembering, frames, shown)).liveness.live,
        (await judgeFrames(remembering, frames, asked)).liveness.live,
      ])
    }
    expect(verdicts.filter(([obeyed]) => obeyed).length).toBe(10)
    expect(verdicts.filter(([, disobeyed]) => disobeyed)).toEqual([])
  }, 120_000)

  test('is refused when frames of another person are mixed in', async () => {
    expect(await mixedPictures(engine, turning, 2, sixtyStills().slice(0, 8))).toBe(0)
  }, 60_000)

  test('is read from a video file, right side first', async () => {
    const verdict = await livenessCommand(engine, { video: turningClip, actions: 'right,left' })
    expect(verdict).toMatchObject({ live: true, actions: ['right', 'left'], reasons: [] })
  }, 120_000)
})

describe.skipIf(!hasFaces())('attacks', () => {
  test('clips put together from several people are refused', async () => {
    expect(await mixedPeople(engine, 6)).toBe(0)
  }, 60_000)

  const shown = attackKinds.filter(({ name }) => /tilted 45°|phone|moved/.test(name) && !/hollow/.test(name))
  test.each(shown.map((kind): [string, AttackKind] => [kind.name, kind]))(
    'a still picture, %s, does not pass',
    async (_, kind) => {
      const stills = sixtyStills().filter((__, i) => i % 30 === 0)
      const results = await Promise.all(
        stills.map(async (path) => attackWith(engine, await readFile(path), kind, 2)),
      )
      expect(results.filter(({ passed }) => passed)).toEqual([])
    },
    60_000,
  )
})

if (!hasFaces()) console.warn('Skipped: the face test pictures are not on this machine (../shared/faces).')
