import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { openFaceEngine } from '#modules/face'
import type { Quad } from '#modules/identity-documents'
import { projectRoot } from '#platform/root'
import { openTestDatabase } from '#platform/testing'
import { addFrame } from '../add-frame.ts'
import { consentText, giveConsent } from '../consent-step.ts'
import { finishVideo } from '../finish-video.ts'
import { claimCase } from '../moderation/claim-case.ts'
import { decideCase } from '../moderation/decide-case.ts'
import { openCase, readCasePicture } from '../moderation/open-case.ts'
import { offerOrder } from '../offer-order.ts'
import { readJourney } from '../read-journey.ts'
import { takeVerified } from '../sign-in.ts'
import { startVideo } from '../start-video.ts'
import { card, moderator, openDocuments } from '../testing/open-documents.ts'
import { aidos } from '../testing/open-proofing.ts'
import { turningHead, whyNoHead } from '../testing/turning-head.ts'
import { addPicture } from './add-picture.ts'
import { agreeToStill, stillConsentText } from './agree-to-still.ts'
import { startDocumentVideo } from './attach-video.ts'
import { confirmFields } from './confirm-fields.ts'
import { documentTables } from './document-tables.ts'
import { readCase, readOwnPicture } from './read-case.ts'
import { sendDocument } from './send-document.ts'

const reason = await whyNoHead()
const suite = reason === null ? 'a real head beside its document' : `SKIPPED, because ${reason}: a real head`
/** Where the portrait stands on the picture of the card. */
const corners: Quad = [
  { x: 100, y: 150 },
  { x: 500, y: 150 },
  { x: 500, y: 670 },
  { x: 100, y: 670 },
]

describe.skipIf(reason !== null)(suite, () => {
  const engine = openFaceEngine({ workers: 2 })
  afterAll(engine.close)
  const head = reason === null ? turningHead() : null
  const stranger = () =>
    sharp(join(projectRoot, '..', 'shared', 'faces', 'images', 'Abdullah_Nasseef_0001.jpg'))
      .jpeg()
      .toBuffer()

  /** A card-like picture with this face on it. */
  async function cardWith(face: Uint8Array): Promise<Buffer> {
    const portrait = await sharp(face).resize(400, 520, { fit: 'cover' }).toBuffer()
    const paper = { width: 1400, height: 900, channels: 3, background: '#c9dfe8' } as const
    return sharp({ create: paper })
      .composite([{ input: portrait, left: 100, top: 150 }])
      .jpeg()
      .toBuffer()
  }

  async function atVideo(face: Uint8Array) {
    const { database } = await openTestDatabase()
    const opened = await openDocuments(database, { engine })
    const { doors, owner, start, put, sandbox, clock, caller } = opened
    await sandbox.api.request(`/api/people/${aidos.iin}/photo`, {
      method: 'PUT',
      headers: { 'content-type': 'image/jpeg' },
      body: new Uint8Array((await head!).photo),
    })
    const caseId = await start()
    const bytes = opened.reads(await cardWith(face), { side: 'front', portrait: corners })
    await addPicture(doors, owner, { caseId, slot: 'front', captured: 'camera', bytes })
    await put(caseId, 'back')
    await confirmFields(doors, owner, { caseId, formKey: null, fields: card })
    const film = async () => {
      const begun = await startDocumentVideo(doors, owner, { caseId, language: 'kk' })
      const token = begun.kind === 'started' ? begun.token : ''
      const { version } = consentText('kk', 'document')
      await giveConsent(doors, token, { formKey: null, agreed: true, version, language: 'kk' })
      await offerOrder(doors, token)
      const video = await startVideo(doors, token, caller)
      if (video.kind !== 'started') throw new Error(video.kind)
      for (const jpeg of (await head!).play(video.actions)) {
        clock.advance(100)
        await addFrame(doors, token, { nonce: video.nonce, jpeg, takenAt: null })
      }
      return { token, answer: await finishVideo(doors, token, { nonce: video.nonce }, caller) }
    }
    return { ...opened, caseId, film, database }
  }

  test('the living face, the portrait and the registry’s photograph are compared; only scores stay', async () => {
    const { doors, owner, caseId, film, database } = await atVideo((await head!).photo)
    const { token, answer } = await film()
    expect(answer).toMatchObject({ kind: 'verified', smsId: null })
    const row = await documentTables(database)
      .selectFrom('documentCases')
      .selectAll()
      .executeTakeFirstOrThrow()
    for (const name of ['portraitRegistry', 'portraitVideo', 'videoRegistry'] as const)
      expect(row.scores[name], name).toMatchObject({ zone: 'match', models: expect.any(Array) })
    expect(row.stillSealed).toBeNull()
    expect(doors.checks.size()).toBe(0)
    expect(await sendDocument(doors, owner, { caseId, formKey: null })).toMatchObject({ kind: 'sent' })
    // It proves a face; it opens no session.
    expect(await readJourney(doors, token)).toMatchObject({ purpose: 'document', signsIn: false })
    expect(await takeVerified(doors, token)).toBeNull()
  }, 120_000)

  test('another face on the document warns before sending and is evidence for the moderator', async () => {
    const { doors, owner, caseId, film } = await atVideo(await stranger())
    await film()
    const view = await readCase(doors, owner, caseId)
    expect(view?.gate).toMatchObject({
      missing: [],
      refuses: [],
      warns: [{ reason: 'face-mismatch', refuses: false }],
    })
    expect(await sendDocument(doors, owner, { caseId, formKey: null })).toMatchObject({ kind: 'sent' })
    await claimCase(doors, moderator, caseId)
    const desk = await openCase(doors, moderator, caseId)
    expect(desk).toMatchObject({
      hasPortrait: true,
      scores: { portraitVideo: { zone: 'no-match' }, videoRegistry: { zone: 'match' } },
    })
    const portrait = await readCasePicture(doors, moderator, caseId, 'portrait')
    expect(await engine.compare(portrait!, await stranger())).toMatchObject({ decision: 'match' })
  }, 120_000)

  test('with consent one frame is kept sealed for the moderator, and destroyed with the decision', async () => {
    const { doors, owner, caseId, film } = await atVideo((await head!).photo)
    const { version } = stillConsentText('kk')
    const form = { caseId, formKey: null }
    await agreeToStill(doors, owner, { ...form, agreed: true, version, language: 'kk' })
    await film()
    await sendDocument(doors, owner, form)
    await claimCase(doors, moderator, caseId)
    const still = await readCasePicture(doors, moderator, caseId, 'still')
    expect(await engine.compare(still!, (await head!).photo)).toMatchObject({ decision: 'match' })
    const approval = { verb: 'approve', reasons: [], side: null, note: '', marks: [] } as const
    await decideCase(doors, moderator, caseId, approval)
    expect(await readOwnPicture(doors, owner, caseId, 'still')).toBeNull()
  }, 120_000)

  test('a document deleted while its video runs takes nothing of the video', async () => {
    const { doors, owner, caseId, film, database } = await atVideo((await head!).photo)
    await documentTables(database).updateTable('documentCases').set({ state: 'deleted' }).execute()
    expect(await startDocumentVideo(doors, owner, { caseId, language: 'kk' })).toEqual({
      kind: 'stale',
      state: 'deleted',
    })
    await expect(film()).rejects.toThrow('gone')
  })
})
