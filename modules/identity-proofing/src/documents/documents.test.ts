import { expect, test } from 'vitest'
import { digitalIdLevel, readProfile } from '#modules/accounts'
import { listOperations } from '#modules/audit'
import { DocumentError } from '#modules/identity-documents'
import { listInbox } from '#modules/notifications'
import { openTestDatabase } from '#platform/testing'
import { claimCase } from '../moderation/claim-case.ts'
import { decideCase } from '../moderation/decide-case.ts'
import type { Decision } from '../moderation/decision.ts'
import { openCase } from '../moderation/open-case.ts'
import {
  alike,
  card,
  colleague,
  createOwner,
  moderator,
  newPerson,
  openDocuments,
  passVideo,
} from '../testing/open-documents.ts'
import { addPicture, setCorners } from './add-picture.ts'
import { agreeToStill, stillConsentText } from './agree-to-still.ts'
import { appealDecision } from './appeal-decision.ts'
import { attachAgain } from './attach-again.ts'
import { confirmFields } from './confirm-fields.ts'
import { deleteDocument } from './delete-document.ts'
import { documentTables } from './document-tables.ts'
import { historyOf } from './history-of.ts'
import { listDocuments, readCase, readOwnPicture } from './read-case.ts'
import { sendDocument } from './send-document.ts'
import { startDocument } from './start-document.ts'

const { database } = await openTestDatabase()
const form = (caseId: string, formKey: string | null = null) => ({ caseId, formKey })

async function opened() {
  const documents = await openDocuments(database, { person: newPerson() })
  const decide = async (caseId: string, change: Partial<Decision>, by = moderator) => {
    await claimCase(documents.doors, by, caseId)
    const decision = { verb: 'approve', reasons: [], side: null, note: '', marks: [], ...change } as const
    return decideCase(documents.doors, by, caseId, decision)
  }
  return { ...documents, decide }
}

test('beginning twice is one document; a document of another kind is another', async () => {
  const { start } = await opened()
  const first = await start()
  expect(await start()).toBe(first)
  expect(await start('passport')).not.toBe(first)
})

test('two presses at once begin one document', async () => {
  const { doors, owner } = await opened()
  const begin = () => startDocument(doors, owner, { kind: 'id-card', origin: null, language: 'kk' })
  const [one, other] = await Promise.all([begin(), begin()])
  expect(one).toEqual(other)
})

test('whom another service sends meanwhile goes on in that one', async () => {
  const { doors, owner, start } = await opened()
  const caseId = await start()
  const origin = 'https://portal.example.kz/services/old-age-pension'
  await startDocument(doors, owner, { kind: 'id-card', origin, language: 'kk' })
  expect((await readCase(doors, owner, caseId))?.origin).toBe(origin)
})

test('while one is with the office, another of its kind is not begun', async () => {
  const { doors, owner, sent } = await opened()
  const caseId = await sent()
  expect(await startDocument(doors, owner, { kind: 'id-card', origin: null, language: 'kk' })).toEqual({
    kind: 'under-way',
    caseId,
  })
})

test('the same picture sent twice is one picture, read once', async () => {
  const { doors, owner, start, picture } = await opened()
  let readings = 0
  const counting = {
    ...doors,
    reader: {
      ...doors.reader,
      readSide: (...asked: Parameters<typeof doors.reader.readSide>) => {
        readings += 1
        return doors.reader.readSide(...asked)
      },
    },
  }
  const sent = {
    caseId: await start(),
    slot: 'front',
    captured: 'camera',
    bytes: await picture({ side: 'front' }),
  } as const
  const first = await addPicture(counting, owner, sent)
  expect(await addPicture(counting, owner, sent)).toEqual(first)
  expect(readings).toBe(1)
})

test('another picture in the same place takes over, and the fields are confirmed again', async () => {
  const { doors, owner, prepare, put } = await opened()
  const caseId = await prepare()
  await put(caseId, 'front')
  const view = await readCase(doors, owner, caseId)
  expect(view?.pictures).toHaveLength(2)
  expect(view?.gate.missing).toEqual(['fields'])
  expect(view?.typed).toMatchObject({ surname: 'Сұлтанов' })
})

test('a picture that cannot be used is told with its code, a defect is not', async () => {
  const { doors, owner, start, picture } = await opened()
  const caseId = await start()
  const sent = { caseId, slot: 'front', captured: 'file', bytes: await picture() } as const
  const failing = (code: 'heic' | 'reader-failed') => ({
    ...doors,
    normalise: async () => {
      throw new DocumentError(code, 'It cannot be read.')
    },
  })
  expect(await addPicture(failing('heic'), owner, sent)).toEqual({ kind: 'refused', code: 'heic' })
  await expect(addPicture(failing('reader-failed'), owner, sent)).rejects.toThrow(DocumentError)
})

test('a passport has no back', async () => {
  const { put, start } = await opened()
  expect(await put(await start('passport'), 'back')).toEqual({ kind: 'refused', code: 'wrong-place' })
})

test('front and back in each other’s places are only swapped; one side twice cannot be sent', async () => {
  const { doors, owner, start, put } = await opened()
  const caseId = await start()
  await put(caseId, 'front', { side: 'back' })
  await put(caseId, 'back', { side: 'front' })
  expect(await readCase(doors, owner, caseId)).toMatchObject({ swapped: true, gate: { refuses: [] } })
  await put(caseId, 'back', { side: 'back' })
  const view = await readCase(doors, owner, caseId)
  expect(view?.gate.refuses.map(({ reason }) => reason)).toEqual(['same-side'])
  expect(await sendDocument(doors, owner, form(caseId))).toMatchObject({ kind: 'held' })
})

test('corners that the person drew are kept, and the fields confirmed again', async () => {
  const { doors, owner, prepare } = await opened()
  const caseId = await prepare()
  const corners = [
    { x: 2, y: 2 },
    { x: 60, y: 2 },
    { x: 60, y: 38 },
    { x: 2, y: 38 },
  ] as const
  expect(await setCorners(doors, owner, { caseId, slot: 'front', corners })).toEqual({ kind: 'moved' })
  const view = await readCase(doors, owner, caseId)
  expect(view?.pictures[0]?.corners).toEqual(corners)
  expect(view?.confirmedAt).toBeNull()
})

test('what was read and what was typed are both kept', async () => {
  const { doors, owner, prepare } = await opened()
  const read = { value: 'СУЛТАНОВ', confident: true, confidence: 0.9, source: 'ocr' } as const
  const caseId = await prepare({ fields: { surname: read } })
  expect(await readCase(doors, owner, caseId)).toMatchObject({
    read: { surname: { value: 'СУЛТАНОВ' } },
    typed: { surname: 'Сұлтанов' },
  })
})

test('fields that cannot be taken are told, and nothing has to be typed twice', async () => {
  const { doors, owner, start } = await opened()
  const caseId = await start()
  const fields = { ...card, iin: '850715300014' }
  expect(await confirmFields(doors, owner, { ...form(caseId), fields })).toEqual({
    kind: 'refused',
    faults: [{ field: 'iin', code: 'iin' }],
  })
  expect(await readCase(doors, owner, caseId)).toMatchObject({ typed: fields, confirmedAt: null })
})

test('a form posted twice has one effect and one answer', async () => {
  const { doors, owner, prepare } = await opened()
  const caseId = await prepare()
  const first = await sendDocument(doors, owner, form(caseId, 'key-of-this-form'))
  const again = await sendDocument(doors, owner, form(caseId, 'key-of-this-form'))
  expect(first.kind).toBe('sent')
  expect(JSON.parse(JSON.stringify(again))).toEqual(JSON.parse(JSON.stringify(first)))
  const history = await listOperations(database, owner.personId)
  expect(history.filter(({ operation }) => operation === 'document-sent')).toHaveLength(1)
})

test('what is sent cannot be changed any more', async () => {
  const { doors, owner, sent, put } = await opened()
  const caseId = await sent()
  expect(await put(caseId, 'front')).toEqual({ kind: 'stale', state: 'waiting' })
  expect(await confirmFields(doors, owner, { ...form(caseId), fields: card })).toEqual({
    kind: 'stale',
    state: 'waiting',
  })
})

test('nobody else’s document can be read, changed or deleted', async () => {
  const { doors, sent } = await opened()
  const caseId = await sent()
  const stranger = await createOwner(doors, newPerson())
  expect(await readCase(doors, stranger, caseId)).toBeNull()
  expect(await readOwnPicture(doors, stranger, caseId, 'front')).toBeNull()
  expect(await historyOf(doors, stranger, caseId)).toBeNull()
  expect(await deleteDocument(doors, stranger, form(caseId))).toEqual({ kind: 'gone' })
  expect(await readCase(doors, stranger, 'not-an-id')).toBeNull()
})

test('nothing of a document stands open in the database', async () => {
  const { sent } = await opened()
  const caseId = await sent()
  const [row] = await documentTables(database)
    .selectFrom('documentCases')
    .selectAll()
    .where('id', '=', caseId)
    .execute()
  const pictures = await documentTables(database)
    .selectFrom('documentPictures')
    .selectAll()
    .where('caseId', '=', caseId)
    .execute()
  const written = JSON.stringify([row, pictures], (_, value) =>
    value?.type === 'Buffer' ? Buffer.from(value.data).toString('latin1') : value,
  )
  for (const secret of ['Сұлтанов', 'Айдос', card.iin, card.number, '1985-07-15', 'JFIF'])
    expect(written).not.toContain(secret)
})

test('a rejection is told with its reasons, in the inbox too; its place stands on the picture', async () => {
  const { doors, owner, sent, decide } = await opened()
  const caseId = await sent()
  const corner = { x: 5, y: 5 }
  const mark = { slot: 'front', reason: 'unreadable', place: [corner, corner, corner, corner] } as const
  await decide(caseId, { verb: 'reject', reasons: ['unreadable', 'copy'], note: 'Жарық', marks: [mark] })
  const view = await readCase(doors, owner, caseId)
  expect(view).toMatchObject({
    state: 'rejected',
    decisions: [{ verb: 'reject', reasons: ['unreadable', 'copy'], note: 'Жарық', marks: [mark] }],
  })
  expect(JSON.stringify(view)).not.toContain('staff-1')
  const [message] = await listInbox(database, doors.keyring, owner.personId)
  expect(message?.body.kk).toContain('жарық шағылысы')
  expect(message?.body.ru).toContain('чёрно-белая копия')
  expect(message?.body.en).toContain('photograph it again')
})

test('after a rejection it is deleted and attached again without another video', async () => {
  const { doors, owner, sent, decide, put, clock } = await opened()
  const caseId = await sent()
  await decide(caseId, { verb: 'reject', reasons: ['copy'] })
  expect(await deleteDocument(doors, owner, form(caseId))).toEqual({ kind: 'deleted' })
  expect(await listDocuments(doors, owner.personId)).toEqual([])
  clock.advance(24 * 60 * 60_000)
  const again = await attachAgain(doors, owner, caseId)
  const fresh = again.kind === 'started' ? again.caseId : ''
  await put(fresh, 'front')
  await put(fresh, 'back')
  await confirmFields(doors, owner, { ...form(fresh), fields: card })
  expect(await sendDocument(doors, owner, form(fresh))).toMatchObject({ kind: 'sent' })
})

test('a video that is no longer fresh is asked for again', async () => {
  const { doors, owner, sent, decide, clock } = await opened()
  const caseId = await sent()
  await decide(caseId, { verb: 'reject', reasons: ['copy'] })
  clock.advance(31 * 24 * 60 * 60_000)
  const again = await attachAgain(doors, owner, caseId)
  const view = await readCase(doors, owner, again.kind === 'started' ? again.caseId : '')
  expect(view?.gate.missing).toContain('video')
})

test('deleting takes pictures, fields and words at once; that it was, stays in the history', async () => {
  const { doors, owner, sent, decide } = await opened()
  const caseId = await sent()
  await decide(caseId, { verb: 'reject', reasons: ['copy'], note: 'Сұлтановтың көшірмесі' })
  await deleteDocument(doors, owner, form(caseId))
  const tables = documentTables(database)
  expect(
    await tables.selectFrom('documentPictures').selectAll().where('caseId', '=', caseId).execute(),
  ).toEqual([])
  expect(await readCase(doors, owner, caseId)).toMatchObject({
    state: 'deleted',
    typed: null,
    number: null,
    decisions: [{ note: '', reasons: ['copy'] }],
  })
  const events = await historyOf(doors, owner, caseId)
  expect(events?.map(({ what }) => what)).toEqual(expect.arrayContaining(['sent', 'reject', 'deleted']))
})

test('an owner may delete even while a moderator looks; the moderator is told it has moved on', async () => {
  const { doors, owner, sent } = await opened()
  const caseId = await sent()
  await claimCase(doors, moderator, caseId)
  await deleteDocument(doors, owner, form(caseId))
  expect(await openCase(doors, moderator, caseId)).toEqual({ kind: 'stale', state: 'deleted' })
})

test('an appeal goes to somebody who has not seen it, with a business day of its own', async () => {
  const { doors, owner, sent, decide, clock } = await opened()
  const caseId = await sent()
  await claimCase(doors, moderator, caseId)
  await openCase(doors, moderator, caseId)
  await decide(caseId, { verb: 'reject', reasons: ['face'] })
  clock.advance(24 * 60 * 60_000)
  const words = { ...form(caseId), appeal: 'Бұл менің құжатым' }
  expect(await appealDecision(doors, owner, words)).toEqual({
    kind: 'appealed',
    dueAt: new Date('2026-11-24T05:00:00Z'),
  })
  expect(await claimCase(doors, moderator, caseId)).toEqual({ kind: 'closed', why: 'seen-before' })
  await claimCase(doors, colleague, caseId)
  expect(await openCase(doors, colleague, caseId)).toMatchObject({ appeal: 'Бұл менің құжатым' })
  await decide(caseId, { verb: 'reject', reasons: ['face'] }, colleague)
  expect(await appealDecision(doors, owner, words)).toEqual({ kind: 'refused', code: 'final' })
})

test('an appeal has words and a term', async () => {
  const { doors, owner, sent, decide, clock } = await opened()
  const caseId = await sent()
  await decide(caseId, { verb: 'reject', reasons: ['face'] })
  const appeal = (words: string) => appealDecision(doors, owner, { ...form(caseId), appeal: words })
  expect(await appeal('  ')).toEqual({ kind: 'refused', code: 'no-words' })
  expect(await appeal('а'.repeat(2001))).toEqual({ kind: 'refused', code: 'too-long' })
  clock.advance(93 * 24 * 60 * 60_000)
  expect(await appeal('Кеш')).toEqual({ kind: 'refused', code: 'too-late' })
})

test('a new photo of one side keeps everything else', async () => {
  const { doors, owner, sent, decide, put } = await opened()
  const caseId = await sent()
  await decide(caseId, { verb: 'ask-new-photo', side: 'back', note: 'Жарық түскен' })
  expect((await readCase(doors, owner, caseId))?.gate.missing).toEqual(['back'])
  await put(caseId, 'back')
  await confirmFields(doors, owner, { ...form(caseId), fields: card })
  expect(await sendDocument(doors, owner, form(caseId))).toMatchObject({ kind: 'sent' })
})

test('an approved document makes the Digital ID full, until it is deleted', async () => {
  const { doors, owner, sent, decide } = await opened()
  const level = async () => {
    const profile = await readProfile(database, doors.keyring, owner.personId)
    return profile && digitalIdLevel(profile, '2026-11-22')
  }
  const caseId = await sent()
  expect(await level()).toBe('basic')
  await decide(caseId, {})
  expect(await level()).toBe('full')
  const profile = await readProfile(database, doors.keyring, owner.personId)
  expect(profile && digitalIdLevel(profile, '2030-05-13')).toBe('basic')
  await deleteDocument(doors, owner, form(caseId))
  expect(await level()).toBe('basic')
})

test('a newer approved document of its kind takes the place of the older one', async () => {
  const { doors, owner, sent, decide } = await opened()
  await decide(await sent(), {})
  const newer = await sent()
  await decide(newer, {})
  expect((await listDocuments(doors, owner.personId)).map(({ caseId }) => caseId)).toEqual([newer])
  const profile = await readProfile(database, doors.keyring, owner.personId)
  expect(profile?.attached.map(({ caseId }) => caseId)).toEqual([newer])
})

test('a still is kept only by consent, and consent taken back destroys it', async () => {
  const { doors, owner, start } = await opened()
  const caseId = await start()
  const { version } = stillConsentText('kk')
  const agree = (agreed: boolean, words = version) =>
    agreeToStill(doors, owner, { ...form(caseId), agreed, version: words, language: 'kk' })
  expect(await agree(true, 'yesterday')).toEqual({ kind: 'refused', code: 'consent-text-changed' })
  expect((await readCase(doors, owner, caseId))?.stillAgreedAt).toBeNull()
  await agree(true)
  expect((await readCase(doors, owner, caseId))?.stillAgreedAt).not.toBeNull()
  await agree(false)
  expect((await readCase(doors, owner, caseId))?.stillAgreedAt).toBeNull()
})

test('while the registry is silent a document is sent all the same, and the office sees the silence', async () => {
  const { doors, prepare, owner, flip } = await opened()
  const caseId = await prepare()
  await flip('individuals', 'failing')
  expect(await sendDocument(doors, owner, form(caseId))).toMatchObject({ kind: 'sent' })
  await claimCase(doors, moderator, caseId)
  expect(await openCase(doors, moderator, caseId)).toMatchObject({
    registryAnswered: false,
    registryPhoto: null,
  })
  await flip('individuals', 'ok')
})

test('a portrait that came after the video is compared with the registry before sending', async () => {
  const { doors, owner, prepare } = await opened()
  const caseId = await prepare()
  await passVideo(doors, caseId, { videoRegistry: alike })
  expect(await sendDocument(doors, owner, form(caseId))).toMatchObject({ kind: 'sent' })
  await claimCase(doors, moderator, caseId)
  const desk = await openCase(doors, moderator, caseId)
  expect(desk.kind === 'opened' && desk.scores.videoRegistry).toEqual(alike)
})
