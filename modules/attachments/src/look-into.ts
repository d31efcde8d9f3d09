import { fileTypeFromBuffer } from 'file-type'
import { checkPdf } from './check-pdf.ts'
import { cleanPicture } from './clean-picture.ts'
import { type AttachmentKind, type AttachmentRefusal, attachmentKinds, attachmentRules } from './rules.ts'

export type LookedInto =
  | { readonly kind: AttachmentKind; readonly bytes: Buffer }
  | { readonly refusal: AttachmentRefusal }

const archives = /zip|rar|7z|tar|gzip|bzip|xz|zstd|x-iso9660|vnd\.(openxmlformats|oasis)/
/** A web page may begin after spaces and a mark of its encoding. */
const webPage = /^[\s\ufeff]*<(!doctype|html|script|svg|\?xml)/i

/** Says what a file truly is, by its bytes alone, and gives back what may be kept: pictures drawn anew, PDF as sent. */
export async function lookInto(bytes: Buffer): Promise<LookedInto> {
  if (bytes.length === 0) return { refusal: 'empty' }
  if (bytes.length > attachmentRules.mostBytes) return { refusal: 'too-large' }
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined)
  const kind = attachmentKinds.find((known) => known === found?.mime)
  if (!kind) return { refusal: archives.test(found?.mime ?? '') ? 'archive' : 'not-this-kind' }
  if (kind !== 'application/pdf') {
    const drawn = await cleanPicture(bytes, kind)
    return typeof drawn === 'string' ? { refusal: drawn } : { kind, bytes: drawn }
  }
  if (isTwoInOne(bytes)) return { refusal: 'two-in-one' }
  const refusal = checkPdf(bytes)
  return refusal ? { refusal } : { kind, bytes }
}

/** A file that a PDF reader takes for a PDF, and another program for an archive or a web page. */
function isTwoInOne(bytes: Buffer): boolean {
  // An archive is found from its end: PKWARE appnote 4.3.16, with a comment of at most 65,535 bytes.
  const hasArchiveEnd = bytes.subarray(-65_557).includes(Buffer.from('PK\x05\x06', 'latin1'))
  const [, afterHead = ''] = /^%PDF-[^\r\n]*[\r\n]+(.*)/s.exec(bytes.toString('latin1', 0, 2048)) ?? []
  return hasArchiveEnd || webPage.test(afterHead) || /<script[\s>]/i.test(afterHead)
}
