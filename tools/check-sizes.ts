import { projectRoot } from '#platform/root'
import { functionsOf, type MeasuredFunction } from './conventions/functions.ts'
import { vagueNames } from './conventions/names.ts'
import { type Problem, report } from './conventions/problem.ts'
import { isTest, type SourceFile, sourceFiles } from './conventions/source-files.ts'
import { syntaxOf } from './conventions/syntax.ts'

/** In lines. Most functions: nine of ten. */
const limits = { file: 400, medianFile: 70, function: 80, mostFunctions: 35, medianFunction: 12 } as const
// Written in two parts, so that this file does not break its own rule.
const leftovers = new RegExp(
  ['TO' + 'DO', 'FIX' + 'ME', '@ts-' + 'ignore', '@ts-' + 'nocheck', 'biome-' + 'ignore'].join('|'),
)

/** Checks how long files and functions are, that names say something, and that nothing was left for later. */
export function sizeProblems(root: string): readonly Problem[] {
  const files = sourceFiles(root, ['.ts', '.tsx'])
  const measured = files.filter((file) => !isTest(file.path) && !isTable(file.path))
  const functions = measured.flatMap((file) => functionsOf(file, syntaxOf(file).program))
  return [
    ...measured.flatMap(longFile),
    ...functions.flatMap(longFunction),
    ...averages(
      measured.map(lines),
      functions.map((one) => one.lines),
    ),
    ...files.flatMap((file) => vagueNames(file, syntaxOf(file).program)),
    ...files.flatMap(leftForLater),
  ]
}

function averages(files: readonly number[], functions: readonly number[]): readonly Problem[] {
  return [
    over('Half of all files', files, 0.5, limits.medianFile),
    over('Half of all functions', functions, 0.5, limits.medianFunction),
    over('One function in ten', functions, 0.9, limits.mostFunctions),
  ].flat()
}

function over(who: string, sizes: readonly number[], share: number, limit: number): readonly Problem[] {
  const size = sizes.toSorted((a, b) => a - b)[Math.floor(sizes.length * share)] ?? 0
  if (size <= limit) return []
  return [
    {
      place: 'project',
      wrong: `${who} have ${size} lines or more; ${limit} are meant.`,
      remedy: 'Split the longest.',
    },
  ]
}

function longFile(file: SourceFile): readonly Problem[] {
  if (lines(file) <= limits.file) return []
  const wrong = `${lines(file)} lines; ${limits.file} are the most.`
  return [{ place: file.path, wrong, remedy: 'Split it by idea.' }]
}

function longFunction({ place, name, lines }: MeasuredFunction): readonly Problem[] {
  if (lines <= limits.function) return []
  const wrong = `${name} has ${lines} lines; ${limits.function} are the most.`
  return [{ place, wrong, remedy: 'Give its steps names of their own.' }]
}

function leftForLater({ path, text }: SourceFile): readonly Problem[] {
  return text.split('\n').flatMap((line, place) => {
    const word = leftovers.exec(line)?.[0]
    return word
      ? [{ place: `${path}:${place + 1}`, wrong: `"${word}" stands here.`, remedy: 'Do it now.' }]
      : []
  })
}

// Tables and texts are exempt: a folder `data` holds nothing else.
function isTable(path: string): boolean {
  return path.includes('/data/')
}

function lines(file: SourceFile): number {
  return file.text.trimEnd().split('\n').length
}

if (import.meta.main) report(sizeProblems(process.argv[2] ?? projectRoot), 'Sizes and names')
