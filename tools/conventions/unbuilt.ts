import type { Link } from './imports.ts'
import type { Problem } from './problem.ts'
import { isTest, type SourceFile } from './source-files.ts'

/**
 * Node runs .ts unbuilt, but never .tsx: nothing that starts outside a bundle (command line, workers, modules,
 * services, law, packages, tools) may reach a page. Pages live in apps and platform/ui.
 */
export function pagesReachedUnbuilt(
  files: readonly SourceFile[],
  links: readonly Link[],
): readonly Problem[] {
  return [...misplacedPages(files), ...reachedPages(files, links)]
}

function misplacedPages(files: readonly SourceFile[]): readonly Problem[] {
  return files
    .filter(({ path }) => path.endsWith('.tsx') && !/^(apps|platform\/ui)\//.test(path) && !isTest(path))
    .map(({ path }) => ({
      place: path,
      wrong: 'A page lies outside apps and platform/ui.',
      remedy: 'Move it, or write it as .ts.',
    }))
}

function reachedPages(files: readonly SourceFile[], links: readonly Link[]): readonly Problem[] {
  const next = Map.groupBy(
    links.filter((link) => !link.typeOnly && link.target.kind === 'ours'),
    (link) => link.from,
  )
  const seen = new Set(files.map((file) => file.path).filter(startsUnbuilt))
  const problems: Problem[] = []
  for (const path of seen)
    for (const { target, line } of next.get(path) ?? []) {
      if (target.kind !== 'ours') continue
      if (!target.path.endsWith('.tsx')) seen.add(target.path)
      else
        problems.push({
          place: `${path}:${line}`,
          wrong: `Node runs this file unbuilt, and it imports ${target.path}.`,
          remedy: 'Move the page code into the bundle that apps/senim builds.',
        })
    }
  return problems
}

function startsUnbuilt(path: string): boolean {
  if (isTest(path) || !/\.(ts|mjs)$/.test(path)) return false
  return (
    /^(modules|services|law|packages|tools|apps\/worker)\//.test(path) || path === 'apps/senim/src/main.ts'
  )
}
