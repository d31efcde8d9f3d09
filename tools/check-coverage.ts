import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '#platform/root'
import { csvRows } from './conventions/csv.ts'
import { type Problem, report } from './conventions/problem.ts'

const table = 'docs/faq-coverage.csv'
/** One issue number a line: from then on every cell of its rows must be filled and real. */
const doneList = 'docs/faq-coverage-done.txt'
const columns = ['section', 'question', 'step', 'help', 'page', 'journey', 'issue'] as const
type Row = Readonly<Record<(typeof columns)[number], string>> & { readonly place: string }

/** Checks that every question and step of the FAQ is answered by an article, a page and a journey. */
export function coverageProblems(root: string): readonly Problem[] {
  if (!existsSync(join(root, table)))
    return [
      { place: table, wrong: 'The table is missing.', remedy: 'Write a row for each question and step.' },
    ]
  const [head = [], ...cells] = csvRows(readFileSync(join(root, table), 'utf8'))
  if (head.join() !== columns.join())
    return [
      { place: `${table}:1`, wrong: `The columns are ${head.join()}.`, remedy: `Use ${columns.join()}.` },
    ]
  const done = doneIssues(root)
  const rows = cells.map(rowOf)
  return [
    ...rows.flatMap(malformed),
    ...rows.filter((row) => done.has(row.issue)).flatMap((row) => undone(root, row)),
  ]
}

function rowOf(cells: readonly string[], index: number): Row {
  const named = columns.map((column, place) => [column, cells[place]?.trim() ?? ''] as const)
  return { ...(Object.fromEntries(named) as Omit<Row, 'place'>), place: `${table}:${index + 2}` }
}

function malformed({ place, section, question, step, issue }: Row): readonly Problem[] {
  const problems: Problem[] = []
  if (!section || !question || !step)
    problems.push({ place, wrong: 'Section, question or step is empty.', remedy: 'Name them.' })
  if (!/^[1-8]$/.test(issue))
    problems.push({ place, wrong: `The issue is "${issue}".`, remedy: 'Use a number from 1 to 8.' })
  return problems
}

function undone(root: string, row: Row): readonly Problem[] {
  const { place, help, page, journey, question, step } = row
  const files = ['kk', 'ru', 'en'].map((language) => `apps/portal/help/${help}/${language}.md`)
  return [
    ...emptyCells(row),
    ...(help ? files.flatMap((file) => missingFile(root, place, file)) : []),
    ...(journey ? missingFile(root, place, `journeys/${journey}.journey.ts`) : []),
    ...(page && !page.startsWith('/')
      ? [
          {
            place,
            wrong: `The page "${page}" of "${question}: ${step}" is no address.`,
            remedy: 'Begin it with /.',
          },
        ]
      : []),
  ]
}

function emptyCells(row: Row): readonly Problem[] {
  return (['help', 'page', 'journey'] as const)
    .filter((column) => !row[column])
    .map((column) => ({
      place: row.place,
      wrong: `"${row.question}: ${row.step}" has no ${column}, and issue ${row.issue} is done.`,
      remedy: `Fill it in, or take the issue out of ${doneList}.`,
    }))
}

function missingFile(root: string, place: string, file: string): readonly Problem[] {
  if (existsSync(join(root, file))) return []
  return [{ place, wrong: `${file} does not exist.`, remedy: 'Write it, or name the right one.' }]
}

function doneIssues(root: string): ReadonlySet<string> {
  const path = join(root, doneList)
  return new Set(existsSync(path) ? readFileSync(path, 'utf8').split(/\s+/).filter(Boolean) : [])
}

if (import.meta.main) report(coverageProblems(process.argv[2] ?? projectRoot), 'Coverage of the FAQ')
