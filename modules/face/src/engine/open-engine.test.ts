import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { facesFolder, hasFaces, readPairs, readPoses } from '../../bench/material.ts'
import { type FaceEngine, fetchModels, openFaceEngine } from '../index.ts'

let engine: FaceEngine
beforeAll(async () => {
  await fetchModels()
  engine = openFaceEngine({ workers: 2 })
}, 180_000)
afterAll(() => engine.close())

const plain = (width: number, height: number, shade: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: shade, g: shade, b: shade } } })
    .jpeg()
    .toBuffer()

describe('bad pictures', () => {
  test('a black frame has no face', async () => {
    expect(await engine.analyse(await plain(640, 480, 0))).toMatchObject({ faces: 0, reasons: ['no-face'] })
  })

  test('a drawing of lines has no face', async () => {
    const svg =
      '<svg width="400" height="400"><rect width="400" height="400" fill="white"/><circle cx="200" cy="200" r="120" fill="none" stroke="black" stroke-width="6"/><circle cx="160" cy="170" r="9"/><circle cx="240" cy="170" r="9"/><path d="M150 250 Q200 290 250 250" fill="none" stroke="black" stroke-width="6"/></svg>'
    expect((await engine.analyse(await sharp(Buffer.from(svg)).jpeg().toBuffer())).faces).toBe(0)
  })

  test('sixty megapixels are refused from the header alone', async () => {
    const huge = await plain(10_000, 6_000, 128)
    const started = performance.now()
    await expect(engine.analyse(huge)).rejects.toMatchObject({ code: 'image-too-large' })
    expect(performance.now() - started).toBeLessThan(1000)
  })

  test.each([
    ['nothing', new Uint8Array()],
    ['text', Buffer.from('not a picture')],
    ['half a JPEG', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 1, 2, 3])],
  ])('%s is unreadable, and the engine lives on', async (_, bytes) => {
    await expect(engine.analyse(bytes)).rejects.toMatchObject({ code: 'image-unreadable' })
    expect((await engine.analyse(await plain(64, 64, 200))).faces).toBe(0)
  })

  test('comparing with a picture without a face says which one', async () => {
    const empty = await plain(200, 200, 90)
    await expect(engine.compare(empty, empty)).rejects.toMatchObject({ code: 'no-face' })
  })

  test('a closed engine refuses instead of waiting for ever', async () => {
    const other = openFaceEngine({ workers: 1 })
    await other.close()
    await expect(other.analyse(await plain(64, 64, 1))).rejects.toMatchObject({ code: 'engine-closed' })
  })
})

describe.skipIf(!hasFaces())(`faces of ${facesFolder}`, () => {
  test('a sideways photo with an EXIF turn is read like the upright one', async () => {
    const [pose] = readPoses()
    const upright = await readFile(pose!.path)
    const sideways = await sharp(upright)
      .rotate(-90)
      .withMetadata({ orientation: 6 })
      .jpeg({ quality: 97 })
      .toBuffer()
    const [a, b] = [await engine.analyse(upright), await engine.analyse(sideways)]
    expect(b.faces).toBe(1)
    expect(Math.abs(a.face!.yaw - b.face!.yaw)).toBeLessThan(5)
  })

  test('a 12-megapixel photo is read, and its file is judged', async () => {
    const [pose] = readPoses()
    const large = await sharp(pose!.path).resize(4000, 3000).jpeg({ quality: 8 }).toBuffer()
    const inspection = await engine.inspect(large)
    expect(inspection.faces).toBe(1)
    expect(inspection.reasons).toContain('compressed')
  })

  test('yaw is right within six degrees on average, and its sign always, also in the mirror', async () => {
    let error = 0
    for (const { path, yaw } of readPoses()) {
      const { face } = await engine.analyse(await readFile(path))
      const mirror = await engine.analyse(await sharp(path).flop().jpeg({ quality: 97 }).toBuffer())
      error += Math.abs(face!.yaw - yaw) / 16
      if (Math.abs(yaw) > 15)
        expect([Math.sign(face!.yaw), Math.sign(mirror.face!.yaw)]).toEqual([Math.sign(yaw), -Math.sign(yaw)])
    }
    expect(error).toBeLessThan(6)
  }, 60_000)

  test('no stranger matches, and at least 33 of 35 people are known again', async () => {
    const pairs = readPairs()
    const genuine = pairs.filter(({ same }) => same).slice(0, 35)
    const strangers = pairs.filter(({ same }) => !same).slice(0, 25)
    const decide = async ({ a, b }: { a: string; b: string }) =>
      (await engine.compare(await readFile(a), await readFile(b))).decision
    const same = await Promise.all(genuine.map(decide))
    const other = await Promise.all(strangers.map(decide))
    expect(same.filter((decision) => decision === 'match').length).toBeGreaterThanOrEqual(33)
    expect(other.filter((decision) => decision === 'match')).toEqual([])
  }, 90_000)
})
