import { expect, test } from 'vitest'
import { contentFile } from './content-file.ts'

const bytes = new Uint8Array([1, 2])
const judged = { content: bytes, signers: [] } as unknown as Parameters<typeof contentFile>[0]['judgement']

test.each([
  ['contract.pdf.cms', 'contract.pdf'],
  ['contract.pdf.P7S', 'contract.pdf'],
  ['өтініш.xml', 'өтініш.xml'],
  ['contract.cms', 'contract'],
  ['.cms', 'document'],
])('what is inside %s is called %s', (name, expected) => {
  const checked = { judgement: judged, signature: { name, bytes }, content: null, isSwapped: false }
  expect(contentFile(checked)).toEqual({ name: expected, bytes })
})

test('a document that came apart from its signature is not offered back', () => {
  const file = { name: 'contract.pdf', bytes }
  expect(contentFile({ judgement: judged, signature: file, content: file, isSwapped: false })).toBeNull()
})
