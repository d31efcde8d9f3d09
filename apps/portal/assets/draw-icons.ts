import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'

// Draws every app icon from the two drawings beside it; run it after a drawing changes:
// node apps/portal/assets/draw-icons.ts

const icons = join(import.meta.dirname, 'icons')
const tile = await readFile(join(import.meta.dirname, 'app-icon.svg'))
const favicon = await readFile(join(icons, 'favicon.svg'))

await writeFile(join(icons, 'icon-192.png'), await roundedTile(192))
await writeFile(join(icons, 'icon-512.png'), await roundedTile(512))
// Android crops a maskable icon to a circle of 80 %, iOS rounds its own corners: both get the full square.
await writeFile(join(icons, 'icon-maskable-512.png'), await draw(tile, 512))
await writeFile(join(icons, 'apple-touch-icon.png'), await draw(tile, 180))
await writeFile(join(icons, 'favicon.ico'), icoOf(await draw(favicon, 32), 32))

function draw(svg: Buffer, size: number): Promise<Buffer> {
  return sharp(svg, { density: 300 })
    .resize(size, size)
    .png({ compressionLevel: 9, palette: true })
    .toBuffer()
}

async function roundedTile(size: number): Promise<Buffer> {
  const corners = `<svg width="${size}" height="${size}"><rect width="${size}" height="${size}" rx="${size * 0.22}"/></svg>`
  return sharp(await draw(tile, size))
    .ensureAlpha()
    .composite([{ input: Buffer.from(corners), blend: 'dest-in' }])
    .png({ compressionLevel: 9 })
    .toBuffer()
}

/** An ICO file that holds one PNG. */
function icoOf(png: Buffer, size: number): Buffer {
  const header = Buffer.alloc(22)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(1, 4)
  header.writeUInt8(size, 6)
  header.writeUInt8(size, 7)
  header.writeUInt16LE(1, 10)
  header.writeUInt16LE(32, 12)
  header.writeUInt32LE(png.length, 14)
  header.writeUInt32LE(header.length, 18)
  return Buffer.concat([header, png])
}
