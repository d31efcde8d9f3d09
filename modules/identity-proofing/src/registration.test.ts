import { join } from 'node:path'
import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { readProfile } from '#modules/accounts'
import { listOperations } from '#modules/audit'
import { madeBy, openFaceEngine } from '#modules/face'
import { listInbox } from '#modules/notifications'
import type { Database } from '#platform/database'
import { projectRoot } from '#platform/root'
import { openTestDatabase } from '#platform/testing'
import { addFrame } from './add-frame.ts'
import { askAgain, finishVideo } from './finish-video.ts'
import { offerOrder } from './offer-order.ts'
import { readJourney } from './read-journey.ts'
import { repeatVideo } from './repeat-video.ts'
import { startVideo } from './start-video.ts'
import { tablesOf } from './tables.ts'
import { aidos, openProofing } from './testing/open-proofing.ts'
import { turningHead, whyNoHead } from './testing/turning-head.ts'
import { walkTo } from './testing/walk.ts'
import type { VideoAction } from './video-door.ts'

const reason = await whyNoHead()
const suite = reason === null ? 'a real head before the camera' : `SKIPPED, because ${reason}: a real head`

describe.skipIf(reason !== null)(suite, () => {
  const engine = openFaceEngine({ workers: 2 })
  afterAll(engine.close)
  const head = reason === null ? turningHead() : null
  const otherFace = () =>
    sharp(join(projectRoot, '..', 'shared', 'faces', 'images', 'Abdullah_Nasseef_0001.jpg'))
      .resize(640)
      .jpeg()
      .toBuffer()

  async function atVideo(person = aidos as { iin: string; phone: string }, photo?: Uint8Array | null) {
    const { database } = await openTestDatabase()
    const opened = openProofing(database, engine)
    const { proofing, caller, clock, sandbox } = opened
    if (photo !== null) {
      const saved = await sandbox.api.request(`/api/people/${person.iin}/photo`, {
        method: 'PUT',
        headers: { 'content-type': 'image/jpeg' },
        body: new Uint8Array(photo ?? (await head!).photo),
      })
      expect(saved.status).toBe(204)
    }
    const token = await walkTo(opened, 'video', person)
    const film = async (framesFor: (actions: readonly VideoAction[]) => readonly Uint8Array[]) => {
      await offerOrder(proofing, token)
      const started = await startVideo(proofing, token, caller)
      if (started.kind !== 'started') throw new Error(started.kind)
      for (const jpeg of framesFor(started.actions)) {
        clock.advance(100)
        expect(await addFrame(proofing, token, { nonce: started.nonce, jpeg, takenAt: null })).toMatchObject({
          kind: 'seen',
        })
      }
      return finishVideo(proofing, token, { nonce: started.nonce }, caller)
    }
    const obey = async () => {
      const { play } = await head!
      return film(play)
    }
    return { ...opened, database, token, film, obey }
  }

  /** What is kept of the decisions: which models and rules made them. */
  const decisionsOf = (database: Database) =>
    tablesOf(database)
      .selectFrom('videoDecisions')
      .select(['outcome', 'accountId', 'purpose', 'models', 'rules'])
      .orderBy('id')
      .execute()

  test('who obeys and looks like the registry says becomes an account, with everything that belongs to it', async () => {
    const { obey, proofing, database, token, readSms } = await atVideo()
    const answer = await obey()
    expect(answer).toMatchObject({ kind: 'verified' })
    const personId = answer.kind === 'verified' ? answer.personId : ''
    expect(await readProfile(database, proofing.keyring, personId)).toMatchObject({
      iin: aidos.iin,
      phone: aidos.phone,
      names: { surname: 'Сұлтанов', name: 'Айдос' },
      language: 'en',
    })
    expect(await listInbox(database, proofing.keyring, personId)).toMatchObject([
      { title: { kk: 'Digital ID дайын' } },
    ])
    const operations = await listOperations(database, personId)
    expect(operations.map(({ operation }) => operation)).toEqual(['digital-id-created'])
    expect(await readJourney(proofing, token)).toMatchObject({ stage: 'verified', accountId: personId })
    expect(await decisionsOf(database)).toEqual([
      { outcome: 'verified', accountId: personId, purpose: 'registration', ...madeBy() },
    ])
    const texts = await readSms(aidos.phone, ({ length }) => length > 1)
    expect(texts[0]).toContain('You are registered')
    expect(proofing.checks.size()).toBe(0)
  })

  test('who has a Digital ID already keeps it and is brought up to date', async () => {
    const first = await atVideo()
    const created = await first.obey()
    first.clock.advance(60_000)
    const token = await walkTo(first, 'video')
    const { proofing, caller, clock } = first
    await offerOrder(proofing, token)
    const started = await startVideo(proofing, token, caller)
    if (started.kind !== 'started') throw new Error(started.kind)
    for (const jpeg of (await head!).play(started.actions)) {
      clock.advance(100)
      await addFrame(proofing, token, { nonce: started.nonce, jpeg, takenAt: null })
    }
    const again = await finishVideo(proofing, token, { nonce: started.nonce }, caller)
    expect(again).toMatchObject({
      kind: 'verified',
      personId: created.kind === 'verified' && created.personId,
    })
  })

  test('the wrong order is refused with words about the order', async () => {
    const { film } = await atVideo()
    const { play } = await head!
    const mirrored = { left: 'right', right: 'left', centre: 'centre' } as const
    expect(await film((actions) => play(actions.map((action) => mirrored[action])))).toMatchObject({
      kind: 'refused',
      refusal: { code: 'video', reasons: expect.arrayContaining(['order-wrong']) },
    })
  })

  test('a still picture is refused', async () => {
    const { film } = await atVideo()
    const { still } = await head!
    expect(await film(() => still(30))).toMatchObject({ kind: 'refused', refusal: { code: 'video' } })
  })

  test.each([
    ['somebody else', () => otherFace()],
    ['nobody: there is no photograph', async () => null],
  ])('when the registry shows %s, the refusal is the one general sentence', async (_, photo) => {
    const { obey, token, proofing, readSms } = await atVideo(aidos, await photo())
    expect(await obey()).toMatchObject({
      kind: 'refused',
      refusal: { code: 'mismatch', reasons: [], expiredOn: null },
    })
    expect(await readJourney(proofing, token)).toMatchObject({ stage: 'refused', lock: { attemptsLeft: 4 } })
    const texts = await readSms(aidos.phone, ({ length }) => length > 1)
    expect(texts[0]).toContain('did not match the State')
  })

  test.each([
    ['700402300011', '+77020000102', 'deceased'],
    ['891024300017', '+77020000153', 'document-expired'],
  ] as const)('the face of %s matches, so the exact reason is told: %s %s', async (iin, phone, code) => {
    const { obey, proofing, token } = await atVideo({ iin, phone })
    expect(await obey()).toMatchObject({ kind: 'refused', refusal: { code } })
    expect(await readJourney(proofing, token)).toMatchObject({ lock: { attemptsLeft: 5 } })
  })

  test('a decision whose models cannot be noted is not made', async () => {
    const { obey, proofing, database, token } = await atVideo()
    await sql`alter table identity_proofing.video_decisions add constraint broken check (false)`.execute(
      database,
    )
    await expect(obey()).rejects.toThrow('broken')
    expect(await readJourney(proofing, token)).toMatchObject({ stage: 'video', accountId: null })
  })

  test('while the registry is down the video waits, and passes when it is back', async () => {
    const { obey, flip, proofing, token, caller } = await atVideo()
    await flip('individuals', 'failing')
    expect(await obey()).toEqual({ kind: 'wait' })
    expect((await readJourney(proofing, token))?.stage).toBe('decision')
    expect(await askAgain(proofing, token, caller)).toEqual({ kind: 'wait' })
    await flip('individuals', 'ok')
    expect(await askAgain(proofing, token, caller)).toMatchObject({ kind: 'verified' })
  })

  test('a video that waited when the process was lost is asked for again, kindly', async () => {
    const { obey, flip, proofing, token, caller } = await atVideo()
    await flip('individuals', 'failing')
    await obey()
    proofing.checks.closeAll()
    expect(await askAgain(proofing, token, caller)).toEqual({ kind: 'video-lost' })
    expect(await readJourney(proofing, token)).toMatchObject({ stage: 'video', lock: { attemptsLeft: 5 } })
  })

  test('after a refusal the video can be repeated with phone and IIN as they were', async () => {
    const { film, obey, proofing, database, token } = await atVideo()
    const { still } = await head!
    await film(() => still(10))
    expect(await decisionsOf(database)).toMatchObject([{ outcome: 'refused', accountId: null, ...madeBy() }])
    expect(await repeatVideo(proofing, token, { formKey: null })).toEqual({ kind: 'moved', stage: 'video' })
    expect(await obey()).toMatchObject({ kind: 'verified' })
  })
})
