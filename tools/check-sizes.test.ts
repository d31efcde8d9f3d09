import { describe, expect, test } from 'vitest'
import { sizeProblems } from './check-sizes.ts'
import { withPlanted } from './conventions/planted.ts'

function found(files: Readonly<Record<string, string>>): readonly string[] {
  return withPlanted(files, sizeProblems).map(({ place, wrong }) => `${place} ${wrong}`)
}

const lines = (count: number, line = 'export const a = 1') => Array(count).fill(line).join('\n')
const longFunction = (count: number) => `export function wander() {\n${lines(count - 2, '  step()')}\n}\n`

describe('what is long is told', () => {
  test('a file', () => {
    const file = lines(401)
    expect(found({ 'law/src/a.ts': file, 'law/src/b.ts': '', 'law/src/c.ts': '' })).toEqual([
      'law/src/a.ts 401 lines; 400 are the most.',
    ])
  })
  test('a function', () => {
    expect(
      found({
        'law/src/a.ts': `${longFunction(81)}${'const a = () => 1\n'.repeat(10)}`,
        'law/src/b.ts': '',
        'law/src/c.ts': '',
      }),
    ).toEqual(['law/src/a.ts:1 wander has 81 lines; 80 are the most.'])
  })
  test('half of all files', () => {
    expect(found({ 'law/src/a.ts': lines(71), 'law/src/b.ts': lines(71), 'law/src/c.ts': '' })).toEqual([
      'project Half of all files have 71 lines or more; 70 are meant.',
    ])
  })
  test('half of all functions, and one in ten', () => {
    expect(found({ 'law/src/a.ts': longFunction(36) })).toEqual([
      'project Half of all functions have 36 lines or more; 12 are meant.',
      'project One function in ten have 36 lines or more; 35 are meant.',
    ])
  })
})

test('tests and tables may be long', () => {
  const files = { 'law/src/a.test.ts': lines(401), 'law/src/data/a.ts': lines(401), 'law/a.json': lines(401) }
  expect(found(files)).toEqual([])
})

describe('words that say nothing are told', () => {
  test.each([
    ['law/src/data.ts', '', 'The path says "data".'],
    ['law/src/utils/day.ts', '', 'The path says "utils".'],
    ['law/src/form-helpers.ts', '', 'The path says "helpers".'],
    ['law/src/a.ts', 'export const userInfo = 1', 'The name "userInfo" says "info".'],
    [
      'law/src/a.ts',
      'export function run(eventHandler: string) { return eventHandler }',
      'The name "eventHandler"',
    ],
    ['law/src/a.ts', 'const { rows: data } = result', 'The name "data" says "data".'],
    ['law/src/a.ts', 'type SessionManager = string', 'The name "SessionManager" says "manager".'],
    ['law/src/a.ts', 'const read = ([{ a: info }]) => info', 'The name "info" says "info".'],
  ])('%s: %s', (path, text, wrong) => {
    expect(found({ [path]: text })).toEqual([expect.stringContaining(wrong)])
  })
  test('structures of the standards keep their names', () => {
    const text = 'const keyInfo = 1\nfunction openSignedData() {}\ntype SignerInfo = string'
    expect(found({ 'law/src/a.ts': text, 'law/src/signed-data-parts.ts': '' })).toEqual([])
  })
  test('words of others, and words that merely contain them, are not', () => {
    const text =
      'const form = await request.formData()\nconst { data: pixels, info } = form\nconst metadata = form.info'
    expect(found({ 'law/src/a.ts': text, 'law/src/data/banks.ts': '' })).toEqual([])
  })
})

test('what was left for later is told', () => {
  expect(found({ 'law/src/a.ts': `// ${'TO'}${'DO'}: later` })).toEqual([
    'law/src/a.ts:1 "TO' + 'DO" stands here.',
  ])
})
