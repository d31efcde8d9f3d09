import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import {
  type DocumentReader,
  documentModelsState,
  normalisePicture,
  openDocumentReader,
} from '#modules/identity-documents'
import { projectRoot } from '#platform/root'
import { openTestDatabase } from '#platform/testing'
import { drawLargeScreen } from '../../../identity-documents/src/testing/screen-picture.ts'
import { newPerson, openDocuments } from '../testing/open-documents.ts'
import { addPicture, setCorners } from './add-picture.ts'
import { readCase } from './read-case.ts'
import { addPiece, openUpload } from './upload.ts'

const cards = join(projectRoot, '..', 'shared', 'documents', 'synthetic')
const reason = await whyNoReader()
const suite = reason === null ? 'a real reader' : `SKIPPED, because ${reason}: a real reader`

async function whyNoReader(): Promise<string | null> {
  if (!existsSync(cards)) return 'the test material is not there'
  return (await documentModelsState()).ready ? null : 'the models are not there'
}

describe.skipIf(reason !== null)(suite, () => {
  const reader = reason === null ? openDocumentReader({ workers: 2, today: () => '2026-11-22' }) : null
  afterAll(async () => (await reader)?.close())

  async function opened() {
    const { database } = await openTestDatabase()
    const documents = await openDocuments(database, { person: newPerson() })
    const doors = { ...documents.doors, normalise: normalisePicture, reader: await reader! }
    const caseId = await documents.start()
    const put = async (slot: 'front' | 'back', file: string) =>
      addPicture(doors, documents.owner, {
        caseId,
        slot,
        captured: 'camera',
        bytes: await readFile(join(cards, file)),
      })
    const view = () => readCase(doors, documents.owner, caseId)
    return { ...documents, doors, caseId, put, view }
  }

  test('reads a card whose sides lie in each other’s places, and cuts no corner', async () => {
    const { put, view } = await opened()
    expect(await put('front', 'c4001_back_L1.jpg')).toMatchObject({ kind: 'added' })
    expect(await put('back', 'c4001_front_L1.jpg')).toMatchObject({ kind: 'added' })
    const seen = await view()
    expect(seen?.swapped).toBe(true)
    expect(Object.keys(seen?.read ?? {})).toEqual(expect.arrayContaining(['iin', 'number', 'expires']))
    expect(seen?.pictures.every(({ corners }) => corners !== null)).toBe(true)
  }, 120_000)

  test('an upload that was interrupted is read like any other', async () => {
    const { doors, owner, caseId, view } = await opened()
    const bytes = await readFile(join(cards, 'c4005_front_L0.jpg'))
    const announced = { caseId, formKey: 'one-file', slot: 'front', captured: 'file' } as const
    const open = () => openUpload(doors, owner, { ...announced, size: bytes.byteLength })
    const begun = await open()
    const uploadId = begun.kind === 'open' ? begun.uploadId : ''
    await addPiece(doors, owner, { uploadId, atByte: 0, bytes: bytes.subarray(0, 100_000) })
    expect(await open()).toMatchObject({ received: 100_000 })
    const rest = { uploadId, atByte: 100_000, bytes: bytes.subarray(100_000) }
    expect(await addPiece(doors, owner, rest)).toMatchObject({ kind: 'added' })
    expect((await view())?.pictures).toMatchObject([{ slot: 'front', shows: 'front', captured: 'file' }])
  }, 120_000)

  test('a screen is judged by the pixels that were sent, also after they shrank and the corners were moved', async () => {
    const { doors, owner, caseId, view } = await opened()
    const bytes = await drawLargeScreen()
    const { width, grid } = await normalisePicture(bytes)
    expect(width).toBe(2400)
    const told: (number | undefined)[] = []
    const reader: DocumentReader = {
      ...doors.reader,
      readSide: (jpeg, hints) => {
        told.push(hints?.grid)
        return doors.reader.readSide(jpeg, hints)
      },
    }
    await addPicture({ ...doors, reader }, owner, { caseId, slot: 'back', captured: 'file', bytes })
    const corners = (await view())!.pictures[0]!.corners!
    const moved = await setCorners({ ...doors, reader }, owner, { caseId, slot: 'back', corners })
    expect(moved).toEqual({ kind: 'moved' })
    expect(told).toEqual([grid, grid])
    expect((await view())?.gate.warns.map(({ reason }) => reason)).toContain('screen-copy')
  }, 120_000)

  test('what is no picture is told by its name', async () => {
    const { doors, owner, caseId } = await opened()
    const send = (text: string) =>
      addPicture(doors, owner, { caseId, slot: 'front', captured: 'file', bytes: Buffer.from(text) })
    expect(await send('%PDF-1.7\n1 0 obj')).toEqual({ kind: 'refused', code: 'pdf' })
    expect(await send('<svg xmlns="http://www.w3.org/2000/svg"/>')).toEqual({ kind: 'refused', code: 'svg' })
    expect(await send('hello')).toEqual({ kind: 'refused', code: 'not-a-picture' })
  })
})
