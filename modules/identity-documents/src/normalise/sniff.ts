import { DocumentError } from '../errors.ts'

export type PictureFormat = 'jpeg' | 'png' | 'webp' | 'gif'

/** What the bytes are, whatever their name says. Throws for everything that is not one of the four formats. */
export function sniffPicture(bytes: Uint8Array): PictureFormat {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024))
  const format = formatOf(head)
  if (format) {
    refuseSecondNature(bytes)
    return format
  }
  const text = head.toString('latin1').toLowerCase()
  if (text.includes('%pdf-')) throw refusal('pdf', 'This is a PDF.')
  if (/<svg[\s>]|<!doctype svg|svg:svg/.test(text)) throw refusal('svg', 'This is a drawing (SVG).')
  // Of these boxes only HEIC and AVIF are pictures; whoever sends a video is told the same.
  if (head.toString('latin1', 4, 8) === 'ftyp') throw refusal('heic', 'This is a HEIC or AVIF file.')
  throw refusal('not-a-picture', 'This is not a picture.')
}

function formatOf(head: Buffer): PictureFormat | null {
  const starts = (text: string, at = 0) => head.toString('latin1', at, at + text.length) === text
  if (starts('\xff\xd8\xff')) return 'jpeg'
  if (starts('\x89PNG\r\n\x1a\n')) return 'png'
  if (starts('RIFF') && starts('WEBP', 8)) return 'webp'
  return starts('GIF87a') || starts('GIF89a') ? 'gif' : null
}

const foreignMarks = ['%pdf-', '<script', '<html', '<!doctype html', '<?php', '<svg']
/** The record at the end of every ZIP (and so of JAR, DOCX, APK): 22 bytes and a comment of at most 64 KB. */
const zipEnd = 'PK\x05\x06'
const edge = 66_000

// A phone's own additions after the picture (a second view, a short film) are no second nature.
function refuseSecondNature(bytes: Uint8Array): void {
  const size = Math.min(edge, bytes.byteLength)
  const text = (from: number) =>
    Buffer.from(bytes.buffer, bytes.byteOffset + from, size)
      .toString('latin1')
      .toLowerCase()
  const head = text(0)
  const tail = text(bytes.byteLength - size)
  if (endsAsZip(bytes) || foreignMarks.some((mark) => head.includes(mark) || tail.includes(mark)))
    throw new DocumentError(
      'polyglot',
      'This file is a picture and something else at once. Send the photo itself.',
    )
}

// Four bytes alone come up by chance in the pixels of one photo in twenty thousand: the record must fit the file's end.
function endsAsZip(bytes: Uint8Array): boolean {
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(-edge)
  for (let at = tail.indexOf(zipEnd, 0, 'latin1'); at >= 0; at = tail.indexOf(zipEnd, at + 1, 'latin1'))
    if (at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) === tail.length) return true
  return false
}

function refusal(code: 'pdf' | 'svg' | 'heic' | 'not-a-picture', what: string): DocumentError {
  return new DocumentError(code, `${what} Send a photo as JPEG, PNG or WebP.`)
}
