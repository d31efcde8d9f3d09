import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectRoot } from '#platform/root'
import {
  type DocumentReader,
  type FieldName,
  fetchDocumentModels,
  normalisePicture,
  openDocumentReader,
  readDocumentCommand,
  type SideReading,
} from '../index.ts'

const folder = join(projectRoot, '..', 'shared', 'documents', 'synthetic')
type Truth = {
  file: string
  level: string
  condition: string
  side: string
  fields: Record<string, string>
  mrz?: string[]
}
const truths: readonly Truth[] = existsSync(folder)
  ? JSON.parse(readFileSync(join(folder, 'ground-truth.json'), 'utf8'))
  : []
const skipped = truths.length === 0 ? ` (skipped: ${folder} is not there)` : ''

let reader: DocumentReader
beforeAll(async () => {
  await fetchDocumentModels()
  reader = await openDocumentReader({ workers: 2, today: () => '2026-11-22' })
}, 180_000)
afterAll(() => reader.close())

const readings = new Map<string, Promise<SideReading>>()
/** The same reader, which reads a picture once: several tests look at the same card. */
const remembering: Pick<DocumentReader, 'readSide' | 'judge'> = {
  judge: (sides) => reader.judge(sides),
  readSide: (jpeg, hints) => {
    const picture = createHash('sha256')
      .update(jpeg)
      .update(JSON.stringify(hints ?? {}))
      .digest('hex')
    const reading = readings.get(picture) ?? reader.readSide(jpeg, hints)
    readings.set(picture, reading)
    return reading
  },
}
const read = async (file: string) =>
  remembering.readSide((await normalisePicture(readFileSync(join(folder, file)))).jpeg)

const sameField: Readonly<Record<string, FieldName>> = {
  surname: 'surname',
  name: 'name',
  patronymic: 'patronymic',
  birthDate: 'birthDate',
  iin: 'iin',
  docNumber: 'number',
  passNumber: 'number',
  issueDate: 'issued',
  expiryDate: 'expires',
}
const asRead = (value: string) => value.replace(/^(\d\d)\.(\d\d)\.(\d{4})$/, '$3-$2-$1')

describe.skipIf(skipped)(`cards drawn by others${skipped}`, () => {
  test('every core field and every zone of the easy levels is read, and nothing sure is wrong', async () => {
    const easy = truths.filter(({ condition, level }) => condition === 'genuine' && level !== 'L3')
    const misses: string[] = []
    const readings = await Promise.all(easy.map(({ file }) => read(file)))
    for (const [i, truth] of easy.entries()) {
      const { fields, mrz, side } = readings[i]!
      expect(side, truth.file).toBe(truth.side === 'data-page' ? 'page' : truth.side)
      if (truth.mrz) expect([truth.file, mrz?.valid, mrz?.lines]).toEqual([truth.file, true, truth.mrz])
      for (const [key, value] of Object.entries(truth.fields)) {
        const name = sameField[key]
        if (!name || !value) continue
        const got = fields[name]
        if (got?.value !== asRead(value)) misses.push(`${truth.file} ${name}: ${got?.value} for ${value}`)
        if (got?.confident) expect([truth.file, got.value]).toEqual([truth.file, asRead(value)])
      }
    }
    expect(misses).toEqual([])
  }, 300_000)

  test('upside down and sideways are read like upright, with the places where they are', async () => {
    const upright = readFileSync(join(folder, 'c4001_front_L1.jpg'))
    for (const angle of [90, 180, 270]) {
      const turned = await sharp(upright).rotate(angle).jpeg({ quality: 95 }).toBuffer()
      const { fields, corners } = await reader.readSide((await normalisePicture(turned)).jpeg)
      expect([angle, fields.surname?.value, fields.iin?.value]).toEqual([angle, 'СҮЛЕЙМЕНОВ', '991016355735'])
      // The card's own top-left corner comes first: it moves with the turn.
      const [first] = corners!
      const right = angle === 90 || angle === 180
      expect(first.x > (angle === 180 ? 800 : 600)).toBe(right)
    }
  }, 180_000)

  test('front and back make one document, whichever is given first', async () => {
    const [front, back] = ['c4001_front_L1.jpg', 'c4001_back_L1.jpg'].map((file) => join(folder, file))
    const straight = await readDocumentCommand(remembering, { front: front!, back: back!, at: '2026-11-22' })
    const swapped = await readDocumentCommand(remembering, { front: back!, back: front!, at: '2026-11-22' })
    expect(straight).toMatchObject({
      kind: 'id-card',
      fields: {
        surname: 'СҮЛЕЙМЕНОВ',
        latinSurname: 'SULEIMENOV',
        number: '042561281',
        expires: '2029-11-16',
      },
      mrz: { valid: true },
      reasons: [],
    })
    expect(swapped.fields).toEqual(straight.fields)
    expect(straight.confident).toEqual(
      expect.arrayContaining(['iin', 'birthDate', 'number', 'expires', 'surname']),
    )
  }, 180_000)

  test('corners given by the person are believed', async () => {
    const { jpeg } = await normalisePicture(readFileSync(join(folder, 'c4001_front_L1.jpg')))
    const { corners } = await reader.locate(jpeg)
    const given = await reader.readSide(jpeg, { corners: corners! })
    expect(given.corners).toEqual(corners)
    expect(given.fields.name?.value).toBe('АЙДОС')
  }, 120_000)
})

test('a picture without a card has no fields, and the reader lives on', async () => {
  const plain = await sharp({ create: { width: 900, height: 700, channels: 3, background: '#88a' } })
    .jpeg()
    .toBuffer()
  const { jpeg } = await normalisePicture(plain)
  for (let i = 0; i < 2; i++)
    expect(await reader.readSide(jpeg)).toMatchObject({ corners: null, side: 'none', kind: null, fields: {} })
  await expect(reader.readSide(Buffer.from('torn'))).rejects.toMatchObject({ code: 'not-a-picture' })
}, 120_000)

test('without models the reader says so before it reads', async () => {
  await expect(openDocumentReader({ modelsFolder: join(projectRoot, 'docs') })).rejects.toMatchObject({
    code: 'models-missing',
  })
})

test('a closed reader refuses instead of waiting for ever', async () => {
  const other = await openDocumentReader({ workers: 1 })
  await other.close()
  await expect(other.locate(new Uint8Array())).rejects.toMatchObject({ code: 'reader-closed' })
})
