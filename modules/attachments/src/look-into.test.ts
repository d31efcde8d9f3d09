import sharp from 'sharp'
import { expect, test } from 'vitest'
import { shownName } from './file-name.ts'
import { lookInto } from './look-into.ts'
import { attachmentRules } from './rules.ts'
import { packedObjects, pdf, pdfWith, photo, zip } from './testing/files.ts'

test('a PDF that a program saved is taken as it is', async () => {
  const bytes = await pdf()
  expect(await lookInto(bytes)).toEqual({ kind: 'application/pdf', bytes })
})

test.each(['jpeg', 'png'] as const)(
  'a %s is drawn anew, upright and without place, time and maker',
  async (kind) => {
    const sent = await photo(60, 40, kind)
    expect((await sharp(sent).metadata()).exif).toBeDefined()
    const looked = await lookInto(sent)
    if ('refusal' in looked) throw new Error(looked.refusal)
    const { exif, xmp, width, height, orientation } = await sharp(looked.bytes).metadata()
    expect({ exif, xmp, width, height, orientation }).toEqual({
      ...{ exif: undefined, xmp: undefined, orientation: undefined },
      ...{ width: 40, height: 60 },
    })
  },
)

test('what is hidden behind a picture does not stay', async () => {
  const hidden = zip('evil.js', Buffer.from('alert(1)'))
  const looked = await lookInto(Buffer.concat([await photo(), hidden]))
  expect('bytes' in looked && looked.bytes.includes(Buffer.from('evil.js'))).toBe(false)
})

const script = '<< /S /JavaScript /JS (app.alert(1)) >>'

test.each<[string, () => Buffer | Promise<Buffer>, string]>([
  ['nothing', () => Buffer.alloc(0), 'empty'],
  ['more than ten megabytes', () => Buffer.alloc(attachmentRules.mostBytes + 1), 'too-large'],
  ['a web page called a PDF', () => Buffer.from('<html><script>alert(1)</script></html>'), 'not-this-kind'],
  ['a program', () => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), 'not-this-kind'],
  ['a text', () => Buffer.from('Шарт № 17'), 'not-this-kind'],
  ['a ZIP, whatever it would unpack to', () => zip('bomb', Buffer.alloc(1000)), 'archive'],
  [
    'a picture that ends in the middle',
    async () => (await photo(600, 400)).subarray(0, 900),
    'picture-unreadable',
  ],
  ['a PDF under a password', () => pdf({ userPassword: 'secret' }), 'pdf-encrypted'],
  ['a PDF that only an owner may copy', () => pdf({ ownerPassword: 'secret' }), 'pdf-encrypted'],
  ['a PDF that ends in the middle', async () => (await pdf()).subarray(0, 600), 'pdf-unreadable'],
  ['a head and an end without a page', () => Buffer.from('%PDF-1.7\n%%EOF\n'), 'pdf-unreadable'],
  ['a PDF with a script', () => pdfWith('', `/OpenAction ${script}`), 'pdf-active'],
  ['a script written in codes', () => pdfWith('', '/OpenAction << /S /J#61vaScript >>'), 'pdf-active'],
  ['a script in a packed stream', () => pdfWith(packedObjects(`4 0 ${script}`)), 'pdf-active'],
  [
    'objects packed twice',
    () => pdfWith(packedObjects('', '[/ASCIIHexDecode /FlateDecode]')),
    'pdf-unreadable',
  ],
  ['objects packed in a rare way', () => pdfWith(packedObjects('', '/LZWDecode')), 'pdf-unreadable'],
  [
    'a PDF with a file inside',
    () => pdf({}, (paper) => void paper.file(Buffer.from('MZ'), { name: 'evil.exe' })),
    'pdf-active',
  ],
  ['a form that sends itself away', () => pdfWith('5 0 obj << /S /SubmitForm >> endobj'), 'pdf-active'],
  ['a PDF that unpacks to 150 MB', () => pdfWith(packedObjects(Buffer.alloc(150_000_000))), 'pdf-bomb'],
  [
    'a PDF that is a ZIP as well',
    async () => Buffer.concat([zip('a', Buffer.from('b')), await pdf()]),
    'archive',
  ],
  [
    'a PDF with a ZIP before its end',
    () => pdfWith(zip('evil.jar', Buffer.from('evil')).toString('latin1')),
    'two-in-one',
  ],
  [
    'a PDF that is a web page as well',
    async () => Buffer.concat([Buffer.from('%PDF-1.7\n<html><script>alert(1)</script>\n'), await pdf()]),
    'two-in-one',
  ],
])('%s is refused', async (_, file, refusal) => {
  expect(await lookInto(await file())).toEqual({ refusal })
})

test('a picture that would fill the memory is refused by its head', async () => {
  const head = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#fff' } })
    .png({ compressionLevel: 9 })
    .toBuffer()
  expect(head.length).toBeLessThan(attachmentRules.mostBytes)
  expect(await lookInto(head)).toEqual({ refusal: 'picture-too-large' })
})

test.each([
  ['Шарт № 17.PDF', 'application/pdf', 'Шарт № 17.pdf'],
  ['C:\\Users\\Айгүл\\photo.jpeg', 'image/jpeg', 'photo.jpg'],
  ['../../etc/passwd', 'image/png', 'passwd.png'],
  ['evil\u202Egpj.exe', 'image/jpeg', 'evilgpj.jpg'],
  ['...', 'application/pdf', 'file.pdf'],
  ['', 'application/pdf', 'file.pdf'],
  [`${'ұ'.repeat(300)}.pdf`, 'application/pdf', `${'ұ'.repeat(120)}.pdf`],
] as const)('a file called %j is shown by a name one can see', (given, kind, name) => {
  expect(shownName(given, kind)).toBe(name)
})
