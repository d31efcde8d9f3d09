import { expect, test } from 'vitest'
import { languages } from '#platform/texts'
import { refusalCodes, waitingCodes } from './signing-code.ts'
import { signingMessage, signingPattern } from './signing-message.ts'

const certificate = {
  name: 'ӘЛИЕВ ЕРЛАН',
  bin: '150440000013',
  algorithm: 'GOST 34.310-2004',
  notBefore: '2026-01-05T00:00:00Z',
  notAfter: '2026-11-22T00:00:00Z',
}

test.each(languages)('each reason has a sentence of its own in %s', (language) => {
  const all = [...refusalCodes, ...waitingCodes].map((code) => signingMessage(language, code, certificate))
  expect(new Set(all).size).toBe(all.length)
  for (const sentence of all) expect(sentence).toMatch(/\.$/)
})

test('a reason tells the value that was wrong', () => {
  expect(signingMessage('ru', 'other-person', certificate)).toContain('ӘЛИЕВ ЕРЛАН')
  expect(signingMessage('kk', 'not-first-head', certificate)).toContain('150440000013')
  expect(signingMessage('en', 'expired', certificate)).toContain('22 November 2026')
  expect(signingMessage('en', 'unsupported-algorithm', certificate)).toContain('GOST 34.310-2004')
  expect(signingMessage('en', 'other-person', null)).toContain('somebody else: –')
})

test.each(languages)('a pattern in %s is the sentence with its places open', (language) => {
  expect(signingPattern(language, 'expired')).toContain('{until}')
  expect(signingPattern(language, 'other-person').replace('{name}', 'ӘЛИЕВ ЕРЛАН')).toBe(
    signingMessage(language, 'other-person', certificate),
  )
})
