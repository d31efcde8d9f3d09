import { EdsError } from '../eds-error.ts'

/** A text and the place up to which it has been read. */
export type Source = { readonly text: string; at: number }

/** Steps over `expected` when it stands here. */
export function take(source: Source, expected: string): boolean {
  if (!source.text.startsWith(expected, source.at)) return false
  source.at += expected.length
  return true
}

/** Everything up to `end`, and steps over it. */
export function takeUntil(source: Source, end: string): string {
  const found = source.text.indexOf(end, source.at)
  if (found < 0) throw new EdsError('xml-malformed', `no ${end} after ${source.at}`)
  const text = source.text.slice(source.at, found)
  source.at = found + end.length
  return text
}

/** Steps over space; whether there was any. */
export function skipSpace(source: Source): boolean {
  const space = /[ \t\n\r]*/y
  space.lastIndex = source.at
  const length = space.exec(source.text)?.[0].length ?? 0
  source.at += length
  return length > 0
}

/** XML 1.0 section 2.3, fifth edition; colons are counted by whoever asks. */
const nameStart =
  ':A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}\\u{200D}\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}'
const namePattern = new RegExp(
  `[${nameStart}][${nameStart}\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}\\u{2040}]*`,
  'uy',
)

/** A name, its prefix included. */
export function readName(source: Source): string {
  namePattern.lastIndex = source.at
  const name = namePattern.exec(source.text)?.[0]
  if (!name) throw new EdsError('xml-malformed', `no name at ${source.at}`)
  source.at += name.length
  return name
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', apos: "'", quot: '"' }

/** What follows an ampersand: one of the five names of XML, or a number. */
export function readReference(source: Source): string {
  const name = takeUntil(source, ';')
  const known = named[name]
  if (known) return known
  const number = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/.exec(name)
  const code = number ? Number.parseInt(number[1] ?? number[2] ?? '', number[1] ? 16 : 10) : Number.NaN
  if (!isCharacter(code)) throw new EdsError('xml-malformed', `the reference &${name.slice(0, 20)};`)
  return String.fromCodePoint(code)
}

function isCharacter(code: number): boolean {
  if (code === 9 || code === 10 || code === 13) return true
  return (
    (code >= 32 && code < 0xd800) || (code > 0xdfff && code < 0xfffe) || (code > 0xffff && code <= 0x10ffff)
  )
}
