import { afterAll, expect, test } from 'vitest'
import { openFaceEngine } from '#modules/face'
import { openTestDatabase } from '#platform/testing'
import { addFrame } from './add-frame.ts'
import { finishVideo } from './finish-video.ts'
import { createHandoff, previewHandoff, redeemHandoff, takeBack } from './handoffs.ts'
import { offerOrder } from './offer-order.ts'
import { readJourney } from './read-journey.ts'
import { repeatVideo } from './repeat-video.ts'
import { startVideo } from './start-video.ts'
import { aidos, openProofing } from './testing/open-proofing.ts'
import { walkTo } from './testing/walk.ts'
import { videoRules } from './video-order.ts'

const engine = openFaceEngine({ workers: 1 })
afterAll(engine.close)
const form = { formKey: null }

async function atVideo() {
  const { database } = await openTestDatabase()
  const opened = openProofing(database, engine)
  const token = await walkTo(opened, 'video')
  const { proofing, caller } = opened
  const open = async (by = token) => {
    await offerOrder(proofing, by)
    return startVideo(proofing, by, caller)
  }
  const nonceOf = (answer: Awaited<ReturnType<typeof open>>) =>
    answer.kind === 'started' ? answer.nonce : ''
  /** A whole attempt in which nobody was seen. */
  const fail = async (by = token) => {
    const nonce = nonceOf(await open(by))
    await addFrame(proofing, by, { nonce, jpeg: Buffer.from('nobody'), takenAt: null })
    const answer = await finishVideo(proofing, by, { nonce }, caller)
    await repeatVideo(proofing, by, form)
    return answer
  }
  const lockOf = async () => (await readJourney(proofing, token))?.lock
  return { ...opened, opened, token, open, nonceOf, fail, lockOf }
}

test('the order of actions is drawn once and stays while the page is reloaded', async () => {
  const { proofing, token, clock } = await atVideo()
  const offered = await offerOrder(proofing, token)
  expect(offered).toMatchObject({ kind: 'offered', actions: expect.arrayContaining(['left', 'right']) })
  for (let reload = 0; reload < 5; reload++) expect(await offerOrder(proofing, token)).toEqual(offered)
  clock.advance(videoRules.offerMilliseconds)
  expect((await startVideo(proofing, token, { address: '192.0.2.99', device: '' })).kind).toBe('order-used')
})

test('a started video has a nonce, the order that was shown and an end', async () => {
  const { proofing, token, caller, clock } = await atVideo()
  const offered = await offerOrder(proofing, token)
  const started = await startVideo(proofing, token, caller)
  expect(started).toEqual({
    kind: 'started',
    nonce: expect.stringMatching(/^[\w-]{22}$/),
    actions: offered.kind === 'offered' && offered.actions,
    expiresAt: new Date(clock.now().getTime() + 180_000),
  })
})

test('an order serves one video: the next one has another', async () => {
  const { proofing, token, caller, open } = await atVideo()
  await open()
  expect(await startVideo(proofing, token, caller)).toEqual({ kind: 'order-used' })
})

test('frames of another video, of no video, empty, too large or too late are refused', async () => {
  const { proofing, token, clock, open, nonceOf } = await atVideo()
  const jpeg = Buffer.from('not a picture')
  const send = (nonce: string, bytes: Uint8Array = jpeg) =>
    addFrame(proofing, token, { nonce, jpeg: bytes, takenAt: null })
  expect(await send('early')).toEqual({ kind: 'refused', code: 'frame-of-no-check' })
  const nonce = nonceOf(await open())
  expect(await send('another')).toEqual({ kind: 'refused', code: 'frame-of-another-check' })
  expect(await send(nonce, Buffer.alloc(0))).toEqual({ kind: 'refused', code: 'frame-empty' })
  expect(await send(nonce, Buffer.alloc(5_000_000))).toEqual({ kind: 'refused', code: 'frame-too-large' })
  expect(await send(nonce)).toEqual({ kind: 'refused', code: 'frame-unreadable' })
  clock.advance(180_000)
  expect(await send(nonce)).toEqual({ kind: 'refused', code: 'frame-too-late' })
})

test('ten thousand frames are not looked at', async () => {
  const { proofing, token, open, nonceOf } = await atVideo()
  const nonce = nonceOf(await open())
  const codes = new Set<string>()
  for (let count = 0; count < 1200; count++) {
    const answer = await addFrame(proofing, token, { nonce, jpeg: Buffer.from('x'), takenAt: null })
    codes.add(answer.kind === 'refused' ? answer.code : answer.kind)
  }
  expect([...codes]).toEqual(['frame-unreadable', 'frames-too-many'])
})

test('a video in which nobody was seen is refused, counted, and told by SMS', async () => {
  const { fail, lockOf, readSms } = await atVideo()
  expect(await fail()).toMatchObject({
    kind: 'refused',
    refusal: { code: 'video', reasons: expect.arrayContaining(['too-few-frames']) },
  })
  expect(await lockOf()).toMatchObject({ attemptsLeft: 4 })
  const texts = await readSms(aidos.phone, ({ length }) => length > 1)
  expect(texts[0]).toContain('the video did not pass')
})

test('a camera that never opened, a closed tab and a video that ran out of time cost no attempt', async () => {
  const { proofing, token, caller, open, nonceOf, clock, lockOf } = await atVideo()
  await open()
  await open()
  expect(await finishVideo(proofing, token, { nonce: nonceOf(await open()) }, caller)).toEqual({
    kind: 'video-lost',
  })
  const nonce = nonceOf(await open())
  clock.advance(180_000)
  expect(await finishVideo(proofing, token, { nonce }, caller)).toEqual({ kind: 'too-late' })
  expect(await lockOf()).toMatchObject({ attemptsLeft: 5 })
})

test('a video that this process does not know is asked for again and costs no attempt', async () => {
  const { proofing, token, caller, open, nonceOf, lockOf } = await atVideo()
  const nonce = nonceOf(await open())
  proofing.checks.closeAll()
  expect(await finishVideo(proofing, token, { nonce }, caller)).toEqual({ kind: 'video-lost' })
  expect(await lockOf()).toMatchObject({ attemptsLeft: 5 })
})

test('finishing twice at once counts one attempt', async () => {
  const { proofing, token, caller, open, nonceOf, lockOf } = await atVideo()
  const nonce = nonceOf(await open())
  await addFrame(proofing, token, { nonce, jpeg: Buffer.from('nobody'), takenAt: null })
  await Promise.all([1, 2].map(() => finishVideo(proofing, token, { nonce }, caller)))
  expect(await lockOf()).toMatchObject({ attemptsLeft: 4 })
})

test('five failures lock for fifteen minutes; time alone unlocks', async () => {
  const { fail, open, clock, lockOf } = await atVideo()
  for (let failure = 0; failure < 5; failure++) await fail()
  const until = new Date(clock.now().getTime() + 15 * 60_000)
  expect(await lockOf()).toEqual({ lockedUntil: until, attemptsLeft: 0, locksToday: 1, offerOffice: false })
  expect(await open()).toEqual({ kind: 'locked', until })
  clock.advance(15 * 60_000)
  expect((await open()).kind).toBe('started')
  expect(await lockOf()).toMatchObject({ attemptsLeft: 5 })
})

test('cleared cookies unlock nothing, and nobody else is locked', async () => {
  const { opened, fail, open, clock } = await atVideo()
  for (let failure = 0; failure < 5; failure++) await fail()
  clock.advance(60_000)
  const fresh = await walkTo(opened, 'video')
  expect((await open(fresh)).kind).toBe('locked')
  const somebody = await walkTo(opened, 'video', { iin: '900213300016', phone: '+77070000149' })
  expect((await open(somebody)).kind).toBe('started')
})

test('videos that are opened and never finished are slowed down', async () => {
  const { open } = await atVideo()
  const kinds: string[] = []
  for (let start = 0; start < 14; start++) kinds.push((await open()).kind)
  expect(kinds.filter((kind) => kind === 'started')).toHaveLength(12)
  expect(kinds.at(-1)).toBe('limited')
})

test('a link reopens this very step in another browser, once; the first browser watches', async () => {
  const { proofing, token, caller, open } = await atVideo()
  await open()
  const handoff = await createHandoff(proofing, token)
  const link = handoff.kind === 'created' ? handoff.link : ''
  expect(await previewHandoff(proofing, link)).toEqual({
    kind: 'open',
    purpose: 'registration',
    stage: 'video',
    phone: '+7\u00a0702\u00a0•••\u00a0••\u00a047',
  })
  const taken = await redeemHandoff(proofing, { link }, caller)
  expect(taken).toMatchObject({ kind: 'taken-over', stage: 'video' })
  const phoneToken = taken.kind === 'taken-over' ? taken.token : ''
  expect(await readJourney(proofing, token)).toMatchObject({ role: 'watcher', stage: 'video' })
  expect(await offerOrder(proofing, token)).toEqual({ kind: 'elsewhere', stage: 'video' })
  expect((await open(phoneToken)).kind).toBe('started')
  expect(await redeemHandoff(proofing, { link }, caller)).toEqual({ kind: 'refused', code: 'handoff-used' })
})

test('the short code does the same, typed in any spelling', async () => {
  const { proofing, token, caller } = await atVideo()
  const handoff = await createHandoff(proofing, token)
  const code = handoff.kind === 'created' ? handoff.shortCode : ''
  const typed = ` ${code.slice(0, 4).toLowerCase()} ${code.slice(4)}`
  expect(await redeemHandoff(proofing, { shortCode: typed }, caller)).toMatchObject({ kind: 'taken-over' })
})

test.each([
  ['of ten minutes ago', 'handoff-expired', 10 * 60_000],
  ['that was replaced by a newer one', 'handoff-unknown', 0],
])('a link %s is answered clearly', async (_, code, wait) => {
  const { proofing, token, caller, clock } = await atVideo()
  const first = await createHandoff(proofing, token)
  const link = first.kind === 'created' ? first.link : ''
  clock.advance(wait)
  if (wait === 0) await createHandoff(proofing, token)
  expect(await redeemHandoff(proofing, { link }, caller)).toEqual({ kind: 'refused', code })
})

test('links cannot be tried out', async () => {
  const { proofing, caller } = await atVideo()
  const answers: string[] = []
  for (let guess = 0; guess < 25; guess++)
    answers.push((await redeemHandoff(proofing, { shortCode: 'ABCD2345' }, caller)).kind)
  expect(answers.filter((kind) => kind === 'limited').length).toBeGreaterThan(0)
})

test('the watching browser can take the journey back', async () => {
  const { proofing, token, caller } = await atVideo()
  const handoff = await createHandoff(proofing, token)
  const taken = await redeemHandoff(
    proofing,
    { link: handoff.kind === 'created' ? handoff.link : '' },
    caller,
  )
  expect(await takeBack(proofing, token)).toEqual({ kind: 'taken-back', stage: 'video' })
  expect((await readJourney(proofing, token))?.role).toBe('driver')
  expect((await readJourney(proofing, taken.kind === 'taken-over' ? taken.token : ''))?.role).toBe('watcher')
})
