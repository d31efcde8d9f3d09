import { crc32, deflateSync } from 'node:zlib'
import PDFDocument from 'pdfkit'
import sharp from 'sharp'

type Draw = (paper: PDFKit.PDFDocument) => void

/** A real PDF, as a program would save it. */
export function pdf(options: PDFKit.PDFDocumentOptions = {}, draw: Draw = () => undefined): Promise<Buffer> {
  const paper = new PDFDocument({ pdfVersion: '1.7', ...options })
  const chunks: Buffer[] = []
  const done = new Promise<Buffer>((resolve) => {
    paper.on('data', (chunk: Buffer) => chunks.push(chunk))
    paper.on('end', () => resolve(Buffer.concat(chunks)))
  })
  paper.text('Contract No. 17')
  draw(paper)
  paper.end()
  return done
}

/** A small PDF written by hand, with these objects beside its one page. */
export function pdfWith(objects: string | Buffer, catalogue = ''): Buffer {
  return Buffer.concat([
    Buffer.from(
      `%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${catalogue} >>\nendobj\n` +
        '2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n' +
        '3 0 obj\n<< /Type /Page /Parent 2 0 R >>\nendobj\n',
    ),
    Buffer.from(objects),
    Buffer.from('\ntrailer << /Root 1 0 R >>\n%%EOF\n'),
  ])
}

/** Objects packed into a stream, as PDF 1.5 and later may do. */
export function packedObjects(content: string | Buffer, filter = '/FlateDecode'): Buffer {
  const packed = deflateSync(content)
  return Buffer.concat([
    Buffer.from(
      `9 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter ${filter} /Length ${packed.length} >>\nstream\n`,
    ),
    packed,
    Buffer.from('\nendstream\nendobj\n'),
  ])
}

/** A photo as a phone writes it: turned, and saying where and when it was taken. */
export function photo(width = 60, height = 40, kind: 'jpeg' | 'png' = 'jpeg'): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#0088cc' } })
    .withExif({
      IFD0: { Make: 'Phone', Model: 'Aigul’s' },
      IFD3: { GPSLatitude: '43/1 15/1 0/1', GPSLongitude: '76/1 57/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .toFormat(kind)
    .toBuffer()
}

/** A ZIP with one entry, stored as it is. */
export function zip(name: string, content: Buffer): Buffer {
  const entry = Buffer.alloc(26)
  entry.writeUInt32LE(crc32(content), 10)
  entry.writeUInt32LE(content.length, 14)
  entry.writeUInt32LE(content.length, 18)
  entry.writeUInt16LE(name.length, 22)
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), entry, Buffer.from(name), content])
  const central = Buffer.concat([Buffer.from('PK\x01\x02\0\0'), entry, Buffer.alloc(14), Buffer.from(name)])
  const end = Buffer.alloc(18)
  end.writeUInt16LE(1, 4)
  end.writeUInt16LE(1, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(local.length, 12)
  return Buffer.concat([local, central, Buffer.from('PK\x05\x06'), end])
}

/** The test file every scanner knows (eicar.org), written so that no scanner finds it in this source. */
export const eicar = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!', '$H+H*'].join(''),
)
