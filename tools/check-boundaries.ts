import { projectRoot } from '#platform/root'
import { isFrontDoor, isTestDoor, mayImport, type Room, roomOf } from './conventions/borders.ts'
import { importsOf, type Link } from './conventions/imports.ts'
import { moduleCycles } from './conventions/module-cycles.ts'
import { type Problem, report } from './conventions/problem.ts'
import { isInputOrOutput, isPureRoom } from './conventions/pure-rooms.ts'
import { resolver } from './conventions/resolve.ts'
import { isTest, type SourceFile, sourceFiles } from './conventions/source-files.ts'
import { pagesReachedUnbuilt } from './conventions/unbuilt.ts'

/** Checks who imports whom, only through front doors, without cycles, and that Node never meets a page. */
export function boundaryProblems(root: string): readonly Problem[] {
  const resolve = resolver(root)
  const files = sourceFiles(root, ['.ts', '.tsx', '.mjs'])
  const links = files.flatMap((file) =>
    importsOf(file).map(
      (one): Link => ({ ...one, from: file.path, target: resolve(file.path, one.specifier) }),
    ),
  )
  return [
    ...links.flatMap(linkProblems),
    ...cycleProblems(links),
    ...pagesReachedUnbuilt(files, links),
    ...files.flatMap(environmentProblems),
  ]
}

function linkProblems(link: Link): readonly Problem[] {
  const place = `${link.from}:${link.line}`
  const say = (wrong: string, remedy: string): readonly Problem[] => [{ place, wrong, remedy }]
  const from = roomOf(link.from)
  if (link.target.kind === 'unknown')
    return say(`"${link.specifier}" names no room.`, 'See "imports" in package.json.')
  if (link.target.kind === 'outside')
    return isPureRoom(from.kind) && !isTest(link.from) && isInputOrOutput(link.specifier)
      ? say(`${from.name} is pure, but imports "${link.specifier}".`, 'Take what it needs as an argument.')
      : []
  const to = roomOf(link.target.path)
  if (from.name === to.name || isTestDoor(link.from, link.target.path)) return []
  if (!mayImport(from, to))
    return say(`${from.name} may not import ${to.name}.`, 'See the table in tools/conventions/borders.ts.')
  if (!isFrontDoor(link.target.path))
    return say(
      `"${link.specifier}" reaches inside ${to.name}.`,
      'Import its front door, or export there what you need.',
    )
  return doorProblems(link, from, link.target.path, say)
}

function doorProblems(
  link: Link,
  from: Room,
  path: string,
  say: (wrong: string, remedy: string) => readonly Problem[],
): readonly Problem[] {
  const inBrowser = /\/src\/(islands\/|browser\b)/.test(link.from)
  const browserDoor = path.endsWith('/src/browser.ts')
  if (browserDoor && !inBrowser && !isTest(link.from))
    return say(
      `"${link.specifier}" is for browsers.`,
      'Only islands import it; use the door without /browser.',
    )
  if (inBrowser && path.startsWith('modules/') && !browserDoor && !link.typeOnly && !isTest(link.from))
    return say(
      `An island imports "${link.specifier}" of the server.`,
      'Use its /browser door, or "import type".',
    )
  const mounts = from.name === 'apps/senim' || from.name === 'services/catalogue'
  return link.specifier.startsWith('.') && !mounts
    ? say(`"${link.specifier}" leaves ${from.name}.`, 'Name the other room with its # import.')
    : []
}

function cycleProblems(links: readonly Link[]): readonly Problem[] {
  const graph = new Map<string, Set<string>>()
  for (const link of links) {
    if (link.target.kind !== 'ours' || isTest(link.from)) continue
    const [from, to] = [roomOf(link.from), roomOf(link.target.path)]
    if (from.kind !== 'modules' || to.kind !== 'modules' || from.name === to.name) continue
    graph.set(from.name, (graph.get(from.name) ?? new Set()).add(to.name))
  }
  return moduleCycles(graph).map((way) => ({
    place: way[0]!,
    wrong: `Modules import each other in a circle: ${way.join(' → ')}.`,
    remedy: 'Pass one of them as an argument instead.',
  }))
}

function environmentProblems({ path, text }: SourceFile): readonly Problem[] {
  if (/^(platform\/(config|testing|root\.ts)|tools|journeys)(\/|$)|\/bin\//.test(path) || isTest(path))
    return []
  return text.split('\n').flatMap((line, place) =>
    /^(?!\s*(\/\/|\*|\/\*)).*\bprocess\.env\b/.test(line)
      ? [
          {
            place: `${path}:${place + 1}`,
            wrong: 'process.env is read outside platform/config.',
            remedy: 'Read it there, and take the setting as an argument.',
          },
        ]
      : [],
  )
}

if (import.meta.main) report(boundaryProblems(process.argv[2] ?? projectRoot), 'Borders')
