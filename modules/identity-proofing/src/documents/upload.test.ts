import { expect, test } from 'vitest'
import { openTestDatabase } from '#platform/testing'
import { newPerson, openDocuments } from '../testing/open-documents.ts'
import { documentTables } from './document-tables.ts'
import { readCase } from './read-case.ts'
import { addPiece, forgetUploads, openUpload } from './upload.ts'
import { uploadRules } from './upload-rules.ts'

const { database } = await openTestDatabase()

async function opened() {
  const documents = await openDocuments(database, { person: newPerson() })
  const { doors, owner, start, picture } = documents
  const caseId = await start()
  const bytes = await picture({ side: 'front' })
  const announce = (size = bytes.byteLength, formKey = 'key-of-the-file') =>
    openUpload(doors, owner, { caseId, formKey, slot: 'front', captured: 'file', size })
  const begin = async () => {
    const answer = await announce()
    return answer.kind === 'open' ? answer.uploadId : ''
  }
  const send = (uploadId: string, from: number, to: number, by = owner) =>
    addPiece(doors, by, { uploadId, atByte: from, bytes: bytes.subarray(from, to) })
  const pictures = async () => (await readCase(doors, owner, caseId))?.pictures.length
  return { ...documents, caseId, bytes, announce, begin, send, pictures }
}

test('a picture that comes in pieces is one picture', async () => {
  const { begin, send, bytes, pictures } = await opened()
  const uploadId = await begin()
  expect(await send(uploadId, 0, 100)).toEqual({ kind: 'received', received: 100, fits: true })
  expect(await send(uploadId, 100, bytes.byteLength)).toMatchObject({ kind: 'added' })
  expect(await pictures()).toBe(1)
})

test('given the network was lost in the middle, the page goes on from where the server is', async () => {
  const { announce, begin, send, bytes, pictures } = await opened()
  const uploadId = await begin()
  await send(uploadId, 0, 200)
  expect(await announce()).toMatchObject({ kind: 'open', uploadId, received: 200 })
  // The answer was lost, not the piece: it comes again, and then from too far on.
  expect(await send(uploadId, 0, 200)).toEqual({ kind: 'received', received: 200, fits: true })
  expect(await send(uploadId, 300, 400)).toEqual({ kind: 'received', received: 200, fits: false })
  expect(await send(uploadId, 200, bytes.byteLength)).toMatchObject({ kind: 'added' })
  expect(await pictures()).toBe(1)
})

test('when the reader fails at the last piece, sending that piece again is enough', async () => {
  const { doors, owner, begin, bytes } = await opened()
  const uploadId = await begin()
  const failing = {
    ...doors,
    reader: {
      ...doors.reader,
      readSide: async () => {
        throw new Error('a worker died')
      },
    },
  }
  const last = { uploadId, atByte: 0, bytes }
  await expect(addPiece(failing, owner, last)).rejects.toThrow('a worker died')
  expect(await addPiece(doors, owner, last)).toMatchObject({ kind: 'added' })
})

test('what is announced too large, empty or for a side that is not there is not begun', async () => {
  const { doors, owner, caseId, announce } = await opened()
  expect(await announce(uploadRules.mostBytes + 1)).toEqual({ kind: 'refused', code: 'too-large' })
  expect(await announce(0)).toEqual({ kind: 'refused', code: 'empty' })
  expect(await announce(1.5)).toEqual({ kind: 'refused', code: 'empty' })
  const page = { caseId, formKey: 'key', slot: 'page', captured: 'file', size: 10 } as const
  expect(await openUpload(doors, owner, page)).toEqual({ kind: 'refused', code: 'wrong-place' })
})

test('nobody adds to another’s upload', async () => {
  const { begin, send } = await opened()
  const stranger = await opened()
  const uploadId = await begin()
  expect(await send(uploadId, 0, 10, stranger.owner)).toEqual({ kind: 'gone' })
  expect(await send('no-upload', 0, 10)).toEqual({ kind: 'gone' })
})

test('of many uploads that were begun the newest stay, and after a day none', async () => {
  const { doors, announce, caseId, clock } = await opened()
  const open = () =>
    documentTables(database).selectFrom('documentUploads').select('id').where('caseId', '=', caseId).execute()
  for (let number = 0; number < 10; number++) {
    await announce(1000, `file-${number}`)
    clock.advance(1000)
  }
  expect(await open()).toHaveLength(uploadRules.mostOpen)
  clock.advance(uploadRules.keptMilliseconds)
  await forgetUploads(doors)
  expect(await open()).toEqual([])
})

test('pieces are sealed while they wait', async () => {
  const { begin, send, bytes } = await opened()
  const uploadId = await begin()
  await send(uploadId, 0, 100)
  const [piece] = await documentTables(database)
    .selectFrom('documentUploadPieces')
    .selectAll()
    .where('uploadId', '=', uploadId)
    .execute()
  expect(piece?.pieceSealed.includes(bytes.subarray(0, 32))).toBe(false)
})
