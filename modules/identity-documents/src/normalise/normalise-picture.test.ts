import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { normalisePicture } from './normalise-picture.ts'

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 90, g: 140, b: 60 } } })
/** Left half red, right half blue: its turning can be seen. */
const halves = async () =>
  sharp(await plain(600, 400).png().toBuffer()).composite([
    {
      input: await sharp({ create: { width: 300, height: 400, channels: 3, background: 'red' } })
        .png()
        .toBuffer(),
      left: 0,
      top: 0,
    },
    {
      input: await sharp({ create: { width: 300, height: 400, channels: 3, background: 'blue' } })
        .png()
        .toBuffer(),
      left: 300,
      top: 0,
    },
  ])
const pixelOf = async (jpeg: Uint8Array, left: number, top: number) => [
  ...(await sharp(jpeg).extract({ left, top, width: 1, height: 1 }).raw().toBuffer()),
]

function chunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body])
  const size = Buffer.alloc(4)
  size.writeUInt32BE(body.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([size, named, check])
}

/** A PNG of any announced size whose pixels are all zero: a bomb of a few kilobytes. */
function bomb(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

describe('what is taken', () => {
  test('a photo becomes a JPEG of at most 2400 pixels without metadata', async () => {
    const photo = await plain(4000, 3000)
      .withExif({ IFD0: { Artist: 'Somebody' }, IFD3: { GPSLatitude: '43/1' } })
      .jpeg()
      .toBuffer()
    const normal = await normalisePicture(photo)
    expect(normal).toMatchObject({
      width: 2400,
      height: 1800,
      source: { format: 'jpeg', width: 4000, height: 3000 },
    })
    const header = await sharp(normal.jpeg).metadata()
    expect(header).toMatchObject({ format: 'jpeg', width: 2400 })
    expect([header.exif, header.icc, header.xmp]).toEqual([undefined, undefined, undefined])
  })

  test('a small one is not enlarged', async () => {
    expect(await normalisePicture(await plain(640, 480).webp().toBuffer())).toMatchObject({
      width: 640,
      height: 480,
    })
  })

  test.each([
    [1, 600, [254, 0, 0]],
    [2, 600, [0, 0, 254]],
    [3, 600, [0, 0, 254]],
    [6, 400, [254, 0, 0]],
    [8, 400, [0, 0, 254]],
    [5, 400, [254, 0, 0]],
    [7, 400, [0, 0, 254]],
  ])('EXIF orientation %i is turned in', async (orientation, width, first) => {
    const photo = await (await halves()).withMetadata({ orientation }).jpeg({ quality: 100 }).toBuffer()
    const viewer = await sharp(photo).autoOrient().raw().toBuffer()
    const normal = await normalisePicture(photo)
    expect(normal.width).toBe(width)
    const pixel = await pixelOf(normal.jpeg, 20, 20)
    expect(Math.abs(pixel[0]! - first[0]!)).toBeLessThan(9)
    expect(Math.abs(viewer[(20 * width + 20) * 3]! - pixel[0]!)).toBeLessThan(9)
  })

  test('CMYK is converted', async () => {
    const cmyk = await plain(800, 600).toColourspace('cmyk').jpeg().toBuffer()
    expect((await sharp(cmyk).metadata()).space).toBe('cmyk')
    const normal = await normalisePicture(cmyk)
    const [red, green, blue] = await pixelOf(normal.jpeg, 5, 5)
    expect((await sharp(normal.jpeg).metadata()).space).toBe('srgb')
    expect(green! > red! && red! > blue!).toBe(true)
  })

  test('a phone’s own film after the photo does no harm', async () => {
    const motion = Buffer.concat([
      await plain(800, 600).jpeg().toBuffer(),
      Buffer.from('\0\0\0\x18ftypmp42'),
      Buffer.alloc(90_000, 7),
    ])
    expect(await normalisePicture(motion)).toMatchObject({ width: 800 })
  })

  test('transparency becomes paper', async () => {
    const clear = await sharp({ create: { width: 500, height: 400, channels: 4, background: '#0000' } })
      .png()
      .toBuffer()
    expect(await pixelOf((await normalisePicture(clear)).jpeg, 9, 9)).toEqual([255, 255, 255])
  })
})

describe('what is not taken, and why', () => {
  const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')
  const refused: readonly (readonly [string, string, () => Promise<Uint8Array> | Uint8Array])[] = [
    ['nothing', 'not-a-picture', () => new Uint8Array()],
    ['a text', 'not-a-picture', () => Buffer.from('Сәлем!')],
    ['HEIC', 'heic', () => heic],
    ['AVIF', 'heic', () => plain(500, 400).avif({ effort: 0 }).toBuffer()],
    [
      'SVG',
      'svg',
      () =>
        Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
    ],
    [
      'PDF with a script',
      'pdf',
      () => Buffer.from('%PDF-1.7\n1 0 obj <</S /JavaScript /JS (app.alert(1))>>'),
    ],
    ['TIFF', 'not-a-picture', () => plain(500, 400).tiff().toBuffer()],
    ['one pixel', 'too-small', () => plain(1, 1).png().toBuffer()],
    ['a stamp', 'too-small', () => plain(390, 260).jpeg().toBuffer()],
    ['a hundred megapixels', 'too-many-pixels', () => bomb(10_000, 10_000)],
    ['a bomb of 900 megapixels', 'too-many-pixels', () => bomb(30_000, 30_000)],
    ['a bomb of a thousand million', 'too-many-pixels', () => bomb(2_000_000, 500_000)],
    ['too large a WebP', 'too-many-pixels', () => plain(6000, 4000).webp({ effort: 0 }).toBuffer()],
    ['a moving GIF', 'animated', () => moving('gif')],
    ['a moving WebP', 'animated', () => moving('webp')],
    ['a moving PNG', 'animated', movingPng],
    ['half a JPEG', 'truncated', async () => half(await noise().jpeg().toBuffer())],
    ['half a PNG', 'truncated', async () => half(await noise().png().toBuffer())],
    ['half a WebP', 'truncated', async () => half(await noise().webp().toBuffer())],
    ['a header without pixels', 'truncated', () => bomb(5000, 5000)],
    [
      'a JPEG that is a ZIP too',
      'polyglot',
      async () =>
        Buffer.concat([await plain(500, 400).jpeg().toBuffer(), Buffer.from('PK\x05\x06'), Buffer.alloc(18)]),
    ],
    [
      'a JPEG that is a PDF too',
      'polyglot',
      async () => Buffer.concat([await plain(500, 400).jpeg().toBuffer(), Buffer.from('\n%PDF-1.4')]),
    ],
    [
      'a GIF that is a script too',
      'polyglot',
      async () =>
        Buffer.concat([await plain(500, 400).gif().toBuffer(), Buffer.from('<script>alert(1)</script>')]),
    ],
    ['a JPEG header over nothing', 'truncated', () => Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 1, 2, 3])],
    ['26 megabytes', 'too-large', () => new Uint8Array(26_000_000)],
  ]
  test.each(refused)('%s: %s', async (_, code, bytes) => {
    await expect(normalisePicture(await bytes())).rejects.toMatchObject({ name: 'DocumentError', code })
  })

  test('no bomb takes a hundred megabytes', async () => {
    const before = process.memoryUsage.rss()
    let most = before
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage.rss())
    }, 5)
    for (const bytes of [bomb(10_000, 10_000), bomb(30_000, 30_000), bomb(7000, 8000)])
      await normalisePicture(bytes).catch(() => undefined)
    clearInterval(watch)
    expect((most - before) / 1e6).toBeLessThan(100)
  })
})

function noise() {
  return sharp({
    create: {
      width: 800,
      height: 600,
      channels: 3,
      background: 'grey',
      noise: { type: 'gaussian', mean: 120, sigma: 40 },
    },
  })
}

function half(bytes: Buffer): Buffer {
  return bytes.subarray(0, bytes.length >> 1)
}

async function moving(format: 'gif' | 'webp'): Promise<Buffer> {
  const tall = await sharp(await noise().raw().toBuffer(), {
    raw: { width: 800, height: 600, channels: 3, pageHeight: 300 },
  })
    [format]({ effort: 1 })
    .toBuffer()
  return tall
}

async function movingPng(): Promise<Buffer> {
  const still = await plain(500, 400).png().toBuffer()
  const at = 8 + 25
  return Buffer.concat([
    still.subarray(0, at),
    chunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0])),
    still.subarray(at),
  ])
}
