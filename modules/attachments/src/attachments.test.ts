import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { fixedClock } from '#platform/clock'
import { createPersonKey, openKeyring, systemRandom } from '#platform/crypto'
import { openTestDatabase, testConfig } from '#platform/testing'
import {
  addAttachment,
  addPiece,
  attachmentRules,
  attachmentRulesInWords,
  bindToApplication,
  cleanUpAttachments,
  connectClamd,
  forgetAttachments,
  listAttachments,
  openUpload,
  readAttachment,
  refusalInWords,
  removeAttachment,
  type Scanner,
  scanInWords,
} from './index.ts'
import { attachmentRefusals } from './rules.ts'
import { eicar, pdf, pdfWith, photo } from './testing/files.ts'
import { openClamd } from './testing/open-clamd.ts'

const { database, pool } = await openTestDatabase()
const keyring = openKeyring(testConfig())
const contract = await pdf()

async function openRoom(scanner: Scanner | null = null) {
  const clock = fixedClock('2026-11-23T05:00:00Z')
  const personId = systemRandom.uuid()
  await createPersonKey(database, keyring, personId, clock, systemRandom)
  const of = { personId, applicationId: systemRandom.uuid(), document: 'payment-order' }
  return { room: { database, keyring, clock, random: systemRandom, scanner }, clock, of }
}

const file = (bytes: Buffer = contract, name = 'Шарт.pdf') => ({ name, bytes })

async function added(opened: Awaited<ReturnType<typeof openRoom>>, bytes?: Buffer) {
  const answer = await addAttachment(opened.room, opened.of, file(bytes))
  if (answer.kind === 'refused') throw new Error(answer.code)
  return answer.attachment
}

test('a file is kept under the key of its person, and comes back as it was', async () => {
  const { room, of } = await openRoom()
  const answer = await addAttachment(room, of, file())
  if (answer.kind !== 'added') throw new Error(answer.code)
  const { id, sha256 } = answer.attachment
  expect(answer.attachment).toMatchObject({
    name: 'Шарт.pdf',
    mediaType: 'application/pdf',
    scan: 'not-scanned',
  })
  expect(sha256).toBe(createHash('sha256').update(contract).digest('hex'))
  expect(await readAttachment(room, { ...of, id })).toMatchObject({ name: 'Шарт.pdf', bytes: contract })
  const { rows } = await pool.query('select * from attachments.attachments where id = $1', [id])
  const dump = Object.values(rows[0]).map((value) =>
    Buffer.isBuffer(value) ? value.toString('latin1') : value,
  )
  expect(dump.join(' ')).not.toMatch(/%PDF|Contract/)
})

test('the same file twice is one attachment, also twenty times at once', async () => {
  const { room, of } = await openRoom()
  const answers = await Promise.all(Array.from({ length: 20 }, () => addAttachment(room, of, file())))
  expect(new Set(answers.map((answer) => answer.kind === 'added' && answer.attachment.id)).size).toBe(1)
  expect(await listAttachments(room, of)).toHaveLength(1)
})

test('nobody reads or removes the file of another person, or through another application', async () => {
  const opened = await openRoom()
  const { room, of } = opened
  const { id } = await added(opened)
  const other = await openRoom()
  for (const strange of [
    { ...of, personId: other.of.personId },
    { ...of, applicationId: systemRandom.uuid() },
  ]) {
    expect(await readAttachment(room, { ...strange, id })).toBeNull()
    await removeAttachment(room, { ...strange, id })
  }
  expect(await readAttachment(room, { ...of, id: 'no-id' })).toBeNull()
  expect(await listAttachments(room, of)).toHaveLength(1)
})

test('what was sent stays: no file is taken out or added any more, and all are kept for years', async () => {
  const opened = await openRoom()
  const { room, of, clock } = opened
  const { id } = await added(opened)
  const bound = await bindToApplication(database, room, of)
  expect(bound).toMatchObject([{ id, isBound: true }])
  expect(await removeAttachment(room, { ...of, id })).toBe('bound')
  expect(await addAttachment(room, of, file(pdfWith('')))).toEqual({ kind: 'refused', code: 'bound' })
  clock.advance(365 * 86_400_000)
  await cleanUpAttachments(database, clock)
  expect(await listAttachments(room, of)).toHaveLength(1)
})

test('what was never sent goes after a month; what its person takes out goes at once', async () => {
  const opened = await openRoom()
  const { room, of, clock } = opened
  const { id } = await added(opened)
  expect(await removeAttachment(room, { ...of, id })).toBe('removed')
  expect(await removeAttachment(room, { ...of, id })).toBe('removed')
  await added(opened)
  clock.advance(31 * 86_400_000)
  await cleanUpAttachments(database, clock)
  expect(await listAttachments(room, of)).toEqual([])
})

test('a sixth file for one document is one too many, also when two come at once', async () => {
  const opened = await openRoom()
  const { room, of } = opened
  for (let number = 1; number < attachmentRules.mostFilesOfOneDocument; number += 1)
    await added(opened, pdfWith(`% ${number}`))
  const both = await Promise.all(
    ['a', 'b'].map((mark) => addAttachment(room, of, file(pdfWith(`% ${mark}`)))),
  )
  expect(both.map((answer) => (answer.kind === 'refused' ? answer.code : 'added')).sort()).toEqual([
    'added',
    'too-many',
  ])
})

test('together they have a bound of their own', async () => {
  const opened = await openRoom()
  await added(opened)
  await pool.query('update attachments.attachments set size = 39999990 where application_id = $1', [
    opened.of.applicationId,
  ])
  expect(await addAttachment(opened.room, opened.of, file(pdfWith('%')))).toMatchObject({
    code: 'too-much-together',
  })
})

test('where a scanner is set up, a clean file says so and a virus is never kept', async () => {
  const { address, scanned } = await openClamd()
  const { room, of } = await openRoom(connectClamd(address))
  expect(await addAttachment(room, of, file())).toMatchObject({ attachment: { scan: 'clean' } })
  const infected = pdfWith(Buffer.concat([Buffer.from('% '), eicar]))
  expect(await addAttachment(room, of, file(infected))).toEqual({ kind: 'refused', code: 'virus' })
  expect(await listAttachments(room, of)).toHaveLength(1)
  expect(scanned()).toBe(2)
})

test('while the scanner is away nothing is taken, and the upload waits with all its pieces', async () => {
  const verdicts = ['away', 'clean'] as const
  let asked = 0
  const { room, of } = await openRoom(async () => verdicts[asked++] ?? 'clean')
  const opened = await openUpload(room, of, { name: 'a.pdf', size: contract.length, formKey: 'one' })
  if (opened.kind !== 'open') throw new Error(opened.code)
  const piece = { uploadId: opened.uploadId, atByte: 0, bytes: contract }
  expect(await addPiece(room, of.personId, piece)).toEqual({ kind: 'refused', code: 'scanner-away' })
  expect(await addPiece(room, of.personId, piece)).toMatchObject({ kind: 'added' })
})

test('a lost connection costs one piece: the same key goes on where the server is', async () => {
  const { room, of } = await openRoom()
  const sent = await photo(900, 700, 'png')
  const announce = { name: 'сурет.png', size: sent.length, formKey: 'two' }
  const first = await openUpload(room, of, announce)
  if (first.kind !== 'open') throw new Error(first.code)
  const { uploadId } = first
  const half = Math.floor(sent.length / 2)
  await addPiece(room, of.personId, { uploadId, atByte: 0, bytes: sent.subarray(0, half) })
  expect(await openUpload(room, of, announce)).toMatchObject({ uploadId, received: half })
  expect(
    await addPiece(room, of.personId, { uploadId, atByte: 7, bytes: sent.subarray(half) }),
  ).toMatchObject({
    ...{ kind: 'received', received: half, fits: false },
  })
  const other = await openRoom()
  const rest = { uploadId, atByte: half, bytes: sent.subarray(half) }
  expect(await addPiece(room, other.of.personId, rest)).toEqual({ kind: 'gone' })
  expect(await addPiece(room, of.personId, rest)).toMatchObject({ attachment: { name: 'сурет.png' } })
  expect(await addPiece(room, of.personId, rest)).toEqual({ kind: 'gone' })
})

test.each([
  [0, 'empty'],
  [-5, 'empty'],
  [1.5, 'empty'],
  [attachmentRules.mostBytes + 1, 'too-large'],
])('an upload of %s bytes does not begin', async (size, code) => {
  const { room, of } = await openRoom()
  expect(await openUpload(room, of, { name: 'a', size, formKey: 'x' })).toEqual({ kind: 'refused', code })
})

test('an erased person leaves no file, and an unfinished upload goes after a day', async () => {
  const opened = await openRoom()
  const { room, of, clock } = opened
  await added(opened)
  await openUpload(room, of, { name: 'a', size: 10, formKey: 'x' })
  clock.advance(25 * 60 * 60_000)
  await cleanUpAttachments(database, clock)
  await forgetAttachments(database, of.personId)
  const { rows } = await pool.query(
    'select (select count(*) from attachments.attachments where person_id = $1) + (select count(*) from attachments.uploads where person_id = $1) as left',
    [of.personId],
  )
  expect(Number(rows[0].left)).toBe(0)
})

test('every refusal has its words in three languages', () => {
  for (const language of ['kk', 'ru', 'en'] as const)
    for (const code of attachmentRefusals) expect(refusalInWords(language, code)).toMatch(/\.$/)
})

test('people read what may be attached, and whether it was scanned', () => {
  expect(attachmentRulesInWords('ru')).toContain('10 МБ')
  expect(scanInWords('en', 'not-scanned')).toBe('Not scanned for viruses')
  expect(scanInWords('kk', 'clean')).toBe('Вирусқа тексерілді')
})
