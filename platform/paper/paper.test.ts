import { createHash } from 'node:crypto'
import { extractText, getDocumentProxy } from 'unpdf'
import { expect, test } from 'vitest'
import type { Block, Paper } from './index.ts'
import { writePaper } from './index.ts'

const kazakh = 'Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі'
const paperOf = (blocks: readonly Block[], more: Partial<Paper> = {}): Paper => ({
  language: 'kk',
  title: 'Әлеуметтік аударымдарды қайтару туралы өтініш',
  masthead: 'Senim',
  footer: 'Өтініш № 17',
  createdAt: new Date('2026-03-02T04:05:06Z'),
  blocks,
  ...more,
})

async function read(pdf: Uint8Array) {
  const proxy = await getDocumentProxy(pdf.slice())
  const { text } = await extractText(proxy, { mergePages: false })
  return { proxy, pages: text.map((page) => page.replaceAll(/\s+/g, ' ')) }
}

const everyBlock: readonly Block[] = [
  { kind: 'heading', text: 'Төлеуші' },
  { kind: 'paragraph', text: kazakh },
  { kind: 'notice', tone: 'good', title: 'Қол қойылды', text: 'Қолтаңба жарамды.' },
  { kind: 'facts', facts: [{ label: 'ЖСН', value: '900101300017' }] },
  {
    kind: 'table',
    columns: [
      { heading: 'Қызметкер', width: 3 },
      { heading: 'Сома, теңге', width: 1, align: 'right' },
    ],
    rows: [['Ұлжан Өмірәлі', '12 500,00']],
    total: ['Барлығы', '12 500,00'],
  },
  { kind: 'qr', leadsTo: 'http://localhost:3000/check-signature', caption: 'Қолтаңбаны тексеру' },
]

test('every letter of Kazakh comes back from every part of the document', async () => {
  const { pages } = await read(await writePaper(paperOf(everyBlock)))
  const [only = ''] = pages
  expect(pages).toHaveLength(1)
  for (const words of [
    'Әлеуметтік аударымдарды қайтару туралы өтініш',
    kazakh,
    'Қолтаңба жарамды.',
    'ЖСН',
    '900101300017',
    'Ұлжан Өмірәлі',
    'Барлығы',
    'Қолтаңбаны тексеру',
    'Өтініш № 17',
    '1 / 1',
  ])
    expect(only).toContain(words)
})

test('the same paper is the same bytes, and another moment or word is other bytes', async () => {
  const hash = async (paper: Paper) =>
    createHash('sha256')
      .update(await writePaper(paper))
      .digest('hex')
  const first = await hash(paperOf(everyBlock))
  expect(await hash(paperOf(everyBlock))).toBe(first)
  expect(await hash(paperOf(everyBlock, { createdAt: new Date('2026-03-02T04:05:07Z') }))).not.toBe(first)
  expect(await hash(paperOf(everyBlock, { footer: 'Өтініш № 18' }))).not.toBe(first)
})

test('a screen reader hears the language, the title, headings, rows and columns', async () => {
  const { proxy } = await read(await writePaper(paperOf(everyBlock)))
  const { info } = await proxy.getMetadata()
  expect(info).toMatchObject({ Title: 'Әлеуметтік аударымдарды қайтару туралы өтініш', Language: 'kk' })
  const tree = JSON.stringify(await (await proxy.getPage(1)).getStructTree())
  for (const role of ['Document', 'H1', 'H2', 'P', 'Table', 'TR', 'TH', 'TD', 'Figure'])
    expect(tree).toContain(`"role":"${role}"`)
  expect(tree).toContain('"alt":"Қолтаңбаны тексеру"')
})

test('a table runs over pages and says its headings and the number on each', async () => {
  const rows = Array.from({ length: 150 }, (_, index) => [`Қызметкер № ${index + 1}`, `${index}`])
  const columns = [
    { heading: 'Аты-жөні', width: 3 },
    { heading: 'Сома', width: 1 },
  ]
  const { pages } = await read(await writePaper(paperOf([{ kind: 'table', columns, rows }])))
  expect(pages.length).toBeGreaterThan(2)
  for (const [index, page] of pages.entries()) {
    expect(page).toContain('Аты-жөні')
    expect(page).toContain(`${index + 1} / ${pages.length}`)
  }
  const all = pages.join(' ')
  for (const [name] of rows) expect(all).toContain(name)
})

test.each<[string, (long: string) => Block]>([
  ['a paragraph', (text) => ({ kind: 'paragraph', text })],
  ['a value', (value) => ({ kind: 'facts', facts: [{ label: 'Түсініктеме', value }] })],
  ['a notice', (text) => ({ kind: 'notice', tone: 'bad', title: 'Назар', text })],
  ['a cell', (text) => ({ kind: 'table', columns: [{ heading: 'Мәтін', width: 1 }], rows: [[text]] })],
])('%s longer than a page is written to its last word', async (_, blockOf) => {
  const long = `${'сөз '.repeat(4000)}соңғысы`
  const { pages } = await read(await writePaper(paperOf([blockOf(long)])))
  expect(pages.length).toBeGreaterThan(1)
  expect(pages.join(' ').match(/сөз/g)).toHaveLength(4000)
  expect(pages.join(' ')).toContain('соңғысы')
})

test.each([
  ['nothing at all', ''],
  ['one word as long as a page', 'Ұ'.repeat(3000)],
  ['what no letter is drawn for', 'a\u0000b\ud800c\u202ed'],
  ['marks of XML', '<a & "b">'],
  ['letters the font lacks', '漢字 🐎 ابت'],
])('a document is written of %s', async (_, text) => {
  const blocks: readonly Block[] = [
    { kind: 'heading', text },
    { kind: 'paragraph', text },
    { kind: 'notice', tone: 'plain', title: text, text },
    { kind: 'facts', facts: [{ label: text, value: text }] },
    { kind: 'table', columns: [{ heading: text, width: 1 }], rows: [[text], []] },
  ]
  const { pages } = await read(
    await writePaper(paperOf(blocks, { title: text, masthead: text, footer: text })),
  )
  expect(pages.length).toBeGreaterThan(0)
})
