import { createSecretKey } from 'node:crypto'
import { buffer as join } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { decryptStream, encryptStream, systemRandom } from './index.ts'

const random = systemRandom
const key = { personId: 'a', key: createSecretKey(random.bytes(32)) }
const place = { table: 'attachments.files', column: 'content', row: '1' }
const tampered = { code: 'tampered' }

function* cut(bytes: Buffer, length: number): Generator<Buffer> {
  for (let start = 0; start < bytes.length; start += length) yield bytes.subarray(start, start + length)
}

const piece = 65_536 + 16

describe('an encrypted stream', () => {
  test.each([0, 1, 65_535, 65_536, 65_537, 131_072, 300_001])(
    'of %i bytes comes back whole',
    async (length) => {
      const plain = random.bytes(length)
      const sealed = await join(encryptStream(key, place, cut(plain, 10_007), random))
      for (const step of [999, piece, sealed.length])
        expect((await join(decryptStream(key, place, cut(sealed, step)))).equals(plain)).toBe(true)
    },
  )

  const sealing = join(encryptStream(key, place, [random.bytes(200_000)], random))

  test('does not open when cut off, even at the border of a piece', async () => {
    const sealed = await sealing
    for (const length of [0, 5, 33, 33 + piece, 33 + 2 * piece, sealed.length - 1])
      await expect(join(decryptStream(key, place, [sealed.subarray(0, length)]))).rejects.toMatchObject(
        tampered,
      )
  })

  test('does not open when pieces are swapped, left out or added', async () => {
    const sealed = await sealing
    const head = sealed.subarray(0, 33)
    const [one, two, ...rest] = [...cut(sealed.subarray(33), piece)]
    for (const order of [
      [two, one, ...rest],
      [two, ...rest],
      [one, one, two, ...rest],
    ])
      await expect(
        join(decryptStream(key, place, [head, ...order.filter((part) => part !== undefined)])),
      ).rejects.toMatchObject(tampered)
  })

  test('does not open in another row', async () => {
    const elsewhere = { ...place, row: '2' }
    await expect(join(decryptStream(key, elsewhere, [await sealing]))).rejects.toMatchObject(tampered)
  })
})
