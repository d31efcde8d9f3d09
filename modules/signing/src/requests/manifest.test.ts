import { expect, test } from 'vitest'
import { type ManifestDraft, makeManifest, sha256Of, shownHashes } from './manifest.ts'

const page = new TextEncoder().encode('Келісемін')
const draft: ManifestDraft = {
  purpose: 'approval',
  subject: 'approval:17:2',
  facts: { sum: '15000000', months: ['2026-01', '2026-02'] },
  shown: [{ name: { kk: 'Келісім', ru: 'Согласие', en: 'Consent' }, mediaType: 'text/plain', bytes: page }],
}

test('the same draft gives the same bytes, whatever order its fields were written in (RFC 8785)', () => {
  const { facts, ...rest } = draft
  const turned = { facts: { months: ['2026-01', '2026-02'], sum: '15000000' }, ...rest }
  expect(makeManifest(turned)).toEqual(makeManifest(draft))
  const text = new TextDecoder().decode(makeManifest(draft).bytes)
  expect(text.startsWith('{"facts":{"months":["2026-01","2026-02"],"sum":"15000000"},"format":')).toBe(true)
})

test('the manifest names the hash of everything that is shown, and has one of its own', () => {
  const { bytes, sha256 } = makeManifest(draft)
  expect(shownHashes(bytes)).toEqual([sha256Of(page).toString('hex')])
  expect(sha256).toBe(sha256Of(bytes).toString('hex'))
})

test.each([
  ['a fact', { facts: { sum: '15000001' } }],
  ['the subject', { subject: 'approval:17:3' }],
  ['the purpose', { purpose: 'application' as const }],
  ['what is shown', { shown: [] }],
])('another hash when %s differs', (_, change) => {
  expect(makeManifest({ ...draft, ...change }).sha256).not.toBe(makeManifest(draft).sha256)
})

test.each(['', '[]', '{"shown":1}', '\u0000'])('bytes that are no manifest show nothing: %j', (text) => {
  expect(shownHashes(new TextEncoder().encode(text))).toBeNull()
})
