import { type Section, sections } from './article.ts'

export type FrontMatter = {
  readonly title: string
  readonly summary: string
  readonly section: Section
  readonly order: number
  readonly keywords: readonly string[]
  readonly related: readonly string[]
  readonly updated: string
}

export type Complain = (line: number, what: string) => void
type Field = { readonly value: string; readonly line: number }

const fieldNames = ['title', 'summary', 'section', 'order', 'keywords', 'related', 'updated'] as const

/** Splits a file into the lines between its two `---` and the Markdown below; `bodyLine` is the line where the body begins. */
export function readFrontMatter(
  source: string,
  complain: Complain,
): { readonly front: FrontMatter | undefined; readonly body: string; readonly bodyLine: number } {
  const lines = source.split('\n')
  const end = lines.indexOf('---', 1)
  if (lines[0] !== '---' || end < 0) {
    complain(1, 'An article begins with lines like "title: …" between two lines "---".')
    return { front: undefined, body: source, bodyLine: 1 }
  }
  const fields = readFields(lines.slice(1, end), complain)
  return { front: toFrontMatter(fields, complain), body: lines.slice(end + 1).join('\n'), bodyLine: end + 2 }
}

function readFields(lines: readonly string[], complain: Complain): ReadonlyMap<string, Field> {
  const fields = new Map<string, Field>()
  for (const [index, text] of lines.entries()) {
    if (text.trim() === '') continue
    const line = index + 2
    const colon = text.indexOf(':')
    const name = text.slice(0, Math.max(colon, 0)).trim()
    if (!fieldNames.some((known) => known === name))
      complain(line, `"${text}" is not one of the fields ${fieldNames.join(', ')}.`)
    else if (fields.has(name)) complain(line, `"${name}" stands here a second time.`)
    else fields.set(name, { value: text.slice(colon + 1).trim(), line })
  }
  return fields
}

function toFrontMatter(fields: ReadonlyMap<string, Field>, complain: Complain): FrontMatter | undefined {
  const missing = fieldNames.filter((name) => (fields.get(name)?.value ?? '') === '')
  if (missing.length > 0) {
    complain(1, `Missing or empty: ${missing.join(', ')}.`)
    return undefined
  }
  const { value: sectionName, line } = fields.get('section')!
  const section = sections.find((known) => known === sectionName)
  if (section === undefined)
    complain(line, `Section "${sectionName}" is unknown; use ${sections.join(', ')}.`)
  const order = Number(fields.get('order')!.value)
  if (!Number.isInteger(order)) complain(fields.get('order')!.line, 'The order is a whole number.')
  const updated = fields.get('updated')!
  if (!/^\d{4}-\d{2}-\d{2}$/.test(updated.value) || Number.isNaN(Date.parse(updated.value)))
    complain(updated.line, `"${updated.value}" is not a day like 2026-11-22.`)
  if (section === undefined) return undefined
  return {
    title: fields.get('title')!.value,
    summary: fields.get('summary')!.value,
    section,
    order,
    keywords: splitList(fields.get('keywords')!.value),
    related: splitList(fields.get('related')!.value),
    updated: updated.value,
  }
}

function splitList(value: string): readonly string[] {
  return value
    .split(',')
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
}
