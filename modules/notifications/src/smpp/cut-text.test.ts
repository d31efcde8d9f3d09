import { expect, test } from 'vitest'
import { countParts, cutText } from './cut-text.ts'

test.each([
  ['a short Latin text', 'Senim: 482 913', 1, 0],
  ['160 Latin letters', 'a'.repeat(160), 1, 0],
  ['161 Latin letters', 'a'.repeat(161), 2, 0],
  ['70 Kazakh letters', 'ұ'.repeat(70), 1, 8],
  ['71 Kazakh letters', 'ұ'.repeat(71), 2, 8],
  ['135 Kazakh letters', 'ұ'.repeat(135), 3, 8],
  ['a letter that ASCII and GSM write differently', 'a@example.kz', 1, 8],
])('%s', (_, text, count, alphabet) => {
  const parts = cutText(text, 7)
  expect(parts).toHaveLength(count)
  expect(countParts(text)).toBe(count)
  expect(new Set(parts.map((part) => part.dataCoding))).toEqual(new Set([alphabet]))
  for (const { bytes } of parts) expect(bytes.length).toBeLessThanOrEqual(alphabet === 8 ? 140 : 160)
})

test('parts carry one number, their count and their place, and together make the text', () => {
  const text = 'Қазақстан Республикасы. '.repeat(6)
  const parts = cutText(text, 0x1a7)
  expect(parts.map(({ bytes }) => [...bytes.subarray(0, 6)])).toEqual(
    parts.map((_, index) => [5, 0, 3, 0xa7, parts.length, index + 1]),
  )
  const joined = parts
    .map(({ bytes }) => Buffer.from(bytes.subarray(6)).swap16().toString('utf16le'))
    .join('')
  expect(joined).toBe(text)
})

test('a letter of two code units is never torn apart', () => {
  const [first] = cutText(`${'ұ'.repeat(66)}😀${'ұ'.repeat(10)}`, 1)
  expect(first?.bytes.length).toBe(6 + 66 * 2)
})
