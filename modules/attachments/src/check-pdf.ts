import { inflateSync } from 'node:zlib'
import { type AttachmentRefusal, attachmentRules } from './rules.ts'

/** Names by which a PDF does something or carries something (ISO 32000-1, 7.11.4, 12.6.4, 12.7.5, 13). */
const activeNames = [
  'JavaScript',
  'Launch',
  'SubmitForm',
  'ImportData',
  'EmbeddedFile',
  'EmbeddedFiles',
  'RichMedia',
  'Rendition',
  'GoToE',
  'Movie',
  'XFA',
]
const headLength = 1024

/**
 * Why a PDF is not taken, or `null`. Objects may lie in the open or in packed object streams, and names may be written
 * with `#` codes; both are looked into. A script is refused, not cut out: what a person signs must be what they sent.
 */
export function checkPdf(bytes: Buffer): AttachmentRefusal | null {
  const text = bytes.toString('latin1')
  if (!/^%PDF-[12]\.\d/.test(text) || !/%%EOF\s*$/.test(text.slice(-headLength))) return 'pdf-unreadable'
  const open = namesIn(text)
  if (open.has('Encrypt')) return 'pdf-encrypted'
  const packed = unpackStreams(bytes, text)
  if (typeof packed === 'string') return packed
  const names = [open, ...packed.map(namesIn)]
  if (names.some((found) => activeNames.some((name) => found.has(name)))) return 'pdf-active'
  return names.some((found) => found.has('Pages')) ? null : 'pdf-unreadable'
}

/** Every name in these bytes, with `#` codes read (7.3.5). */
function namesIn(text: string): ReadonlySet<string> {
  const names = new Set<string>()
  for (const [, name = ''] of text.matchAll(/\/([^\s()<>[\]{}/%\0]{2,127})/g))
    names.add(
      name.replaceAll(/#([0-9a-f]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16))),
    )
  return names
}

/** The unpacked object streams; the other packed streams are only measured, and none may be a bomb. */
function unpackStreams(bytes: Buffer, text: string): readonly string[] | AttachmentRefusal {
  const objects: string[] = []
  let left: number = attachmentRules.mostUnpackedBytes
  for (const { dictionary, start, end } of streamsOf(text)) {
    const names = namesIn(dictionary)
    const isObjects = names.has('ObjStm')
    if (!names.has('FlateDecode') && !names.has('Fl')) {
      // Objects packed in a way that is not looked into could hold anything.
      if (isObjects && names.has('Filter')) return 'pdf-unreadable'
      if (isObjects) objects.push(text.slice(start, end))
      continue
    }
    if (isObjects && (dictionary.match(/Decode\b/g)?.length ?? 0) > 1) return 'pdf-unreadable'
    const unpacked = inflate(bytes.subarray(start, end), left)
    if (unpacked === 'too-much') return 'pdf-bomb'
    if (unpacked === null && isObjects) return 'pdf-unreadable'
    left -= unpacked?.length ?? 0
    if (unpacked && isObjects) objects.push(unpacked.toString('latin1'))
  }
  return objects
}

function* streamsOf(text: string) {
  let at = 0
  for (;;) {
    const word = text.indexOf('stream', at)
    if (word < 0) return
    at = word + 6
    const line = /^\r?\n/.exec(text.slice(at, at + 2))
    if (!line || text.startsWith('endstream', word - 3)) continue
    const start = at + line[0].length
    const found = text.indexOf('endstream', start)
    const end = found < 0 ? text.length : found
    const from = text.lastIndexOf(' obj', word)
    yield { dictionary: text.slice(Math.max(from, word - 4000, 0), word), start, end }
    at = end
  }
}

function inflate(bytes: Buffer, most: number): Buffer | 'too-much' | null {
  try {
    return inflateSync(bytes, { maxOutputLength: Math.max(most, 1), finishFlush: 2 })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return code === 'ERR_BUFFER_TOO_LARGE' ? 'too-much' : null
  }
}
