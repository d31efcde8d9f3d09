import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '#platform/root'
import { coverageProblems } from './check-coverage.ts'
import { csvRows } from './conventions/csv.ts'
import { withPlanted } from './conventions/planted.ts'

const head = 'section,question,step,help,page,journey,issue'
const article = { kk: '', ru: '', en: '' }

function found(row: string, done = '1', languages: object = article): readonly string[] {
  const articles = Object.keys(languages).map((language) => [`apps/portal/help/sms/${language}.md`, ''])
  const files = {
    'docs/faq-coverage.csv': `${head}\n${row}\n`,
    'docs/faq-coverage-done.txt': done,
    'journeys/registration.journey.ts': '',
    ...Object.fromEntries(articles),
  }
  return withPlanted(files, coverageProblems).map(({ place, wrong }) => `${place} ${wrong}`)
}

test('a row that is answered raises no problem', () => {
  expect(found('A,"Code, by SMS",wait,sms,/register/code,registration,1')).toEqual([])
})

describe('what is missing is told when the issue is done', () => {
  test.each([
    ['A,Q,wait,,/register,registration,1', '"Q: wait" has no help, and issue 1 is done.'],
    ['A,Q,wait,sms,,registration,1', '"Q: wait" has no page, and issue 1 is done.'],
    ['A,Q,wait,sms,/register,,1', '"Q: wait" has no journey, and issue 1 is done.'],
    ['A,Q,wait,sms,register,registration,1', 'The page "register" of "Q: wait" is no address.'],
    ['A,Q,wait,sms,/register,sign-in,1', 'journeys/sign-in.journey.ts does not exist.'],
  ])('%s', (row, wrong) => {
    expect(found(row)).toEqual([`docs/faq-coverage.csv:2 ${wrong}`])
    expect(found(row, '')).toEqual([])
  })
  test('an article in fewer than three languages', () => {
    expect(found('A,Q,wait,sms,/register,registration,1', '1', { kk: '', en: '' })).toEqual([
      'docs/faq-coverage.csv:2 apps/portal/help/sms/ru.md does not exist.',
    ])
  })
})

describe('a broken table is told, done or not', () => {
  test.each([
    ['A,,wait,sms,/register,registration,1', 'Section, question or step is empty.'],
    ['A,Q,wait,sms,/register,registration,9', 'The issue is "9".'],
    ['A,Q,wait', 'The issue is "".'],
  ])('%s', (row, wrong) => {
    expect(found(row, '')).toEqual([`docs/faq-coverage.csv:2 ${wrong}`])
  })
  test('other columns', () => {
    const files = { 'docs/faq-coverage.csv': 'a,b\n' }
    expect(withPlanted(files, coverageProblems)[0]?.wrong).toBe('The columns are a,b.')
  })
  test('no table', () => {
    expect(withPlanted({}, coverageProblems)[0]?.wrong).toBe('The table is missing.')
  })
})

const faq = join(projectRoot, '..', 'shared', 'faq.txt')

test.skipIf(!existsSync(faq))(`every list item of the FAQ has a row (needs ${faq})`, () => {
  const sections = [
    ['Install as an app', /^Install as an app$/],
    ['Digital ID', /^Questions about the Digital ID service$/],
    ['Old-age pension', /^Old-age pension$/],
    ['Special professional allowance', /^Payment of a special professional state allowance$/],
    ['Refund of contributions', /^Refund of erroneously credited amounts .* Portal$/],
  ] as const
  const items = new Map<string, number>()
  let current = ''
  for (const line of readFileSync(faq, 'utf8').split('\n')) {
    current = sections.find(([, title]) => title.test(line.trim()))?.[0] ?? current
    if (/^\s*(•|-|\d+(\.\d+)?[.)])/.test(line)) items.set(current, (items.get(current) ?? 0) + 1)
  }
  expect([...items.keys()]).toEqual(sections.map(([name]) => name))
  const rows = csvRows(readFileSync(join(projectRoot, 'docs/faq-coverage.csv'), 'utf8'))
  for (const [section, count] of items) {
    const steps = rows.filter(([name, , step]) => name === section && step !== 'whole answer')
    expect(steps.length, section).toBeGreaterThanOrEqual(count)
  }
})
