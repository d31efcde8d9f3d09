import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '#platform/root'
import { placeholdersOf } from './conventions/placeholders.ts'
import { type Problem, report } from './conventions/problem.ts'
import { sourceFiles } from './conventions/source-files.ts'
import { type Language, languages, type TextRoom, textRooms } from './conventions/text-room.ts'
import { usedKeys } from './conventions/used-keys.ts'

const sameList = 'tools/same-in-kazakh-and-russian.txt'

/** Checks every folder of texts: three complete languages with the same placeholders, no text too many. */
export function textProblems(root: string): readonly Problem[] {
  const isUsed = usedKeys(sourceFiles(root, ['.ts', '.tsx']))
  const mayBeSame = new Set(linesOf(join(root, sameList)))
  return textRooms(root).flatMap((room) => [
    ...missingTexts(room),
    ...languages.flatMap((language) => brokenTexts(room, language)),
    ...differingPlaceholders(room),
    ...untranslated(room, mayBeSame),
    ...(isDerived(root, room) ? [] : unusedTexts(room, isUsed)),
  ])
}

function missingTexts({ folder, texts }: TextRoom): readonly Problem[] {
  const keys = new Set(languages.flatMap((language) => [...texts[language].keys()]))
  return languages.flatMap((language) =>
    [...keys]
      .filter((key) => !texts[language].get(key)?.trim())
      .map((key) => ({
        place: `${folder}/${language}.json`,
        wrong: `"${key}" has no text.`,
        remedy: 'Write it, or remove the key from the other languages.',
      })),
  )
}

function brokenTexts({ folder, texts }: TextRoom, language: Language): readonly Problem[] {
  return [...texts[language]].flatMap(([key, text]) => {
    const place = `${folder}/${language}.json`
    const read = placeholdersOf(language, text)
    if (typeof read === 'string')
      return [{ place, wrong: `"${key}" is no ICU message: ${read}.`, remedy: 'Mend the braces or quotes.' }]
    if (read.missingForms.length === 0) return []
    const wrong = `"${key}" leaves out the plural ${read.missingForms.join(', ')}.`
    return [{ place, wrong, remedy: 'Write every plural form this language has.' }]
  })
}

function differingPlaceholders({ folder, texts }: TextRoom): readonly Problem[] {
  return [...texts.kk].flatMap(([key, kazakh]) => {
    const expected = usesIn('kk', kazakh)
    return (['ru', 'en'] as const).flatMap((language) => {
      const uses = usesIn(language, texts[language].get(key) ?? '')
      const text = texts[language].get(key)
      if (!text || expected === null || uses === null || agree(expected, uses)) return []
      const wrong = `"${key}" expects ${told(uses)}, the Kazakh text ${told(expected)}.`
      return [{ place: `${folder}/${language}.json`, wrong, remedy: 'Use the same placeholders.' }]
    })
  })
}

type Uses = ReadonlyMap<string, string>

function usesIn(language: Language, text: string): Uses | null {
  const read = placeholdersOf(language, text)
  return typeof read === 'string' ? null : read.uses
}

// Kazakh counts without changing the noun, so a plain {count} may stand where Russian needs a plural.
function agree(one: Uses, other: Uses): boolean {
  const alike = (use: string | undefined) => (use === 'number' ? 'plain' : use)
  return one.size === other.size && [...one].every(([name, use]) => alike(other.get(name)) === alike(use))
}

function told(uses: Uses): string {
  return uses.size === 0 ? 'nothing' : [...uses].map(([name, use]) => `{${name}: ${use}}`).join(' ')
}

function untranslated({ folder, texts }: TextRoom, mayBeSame: ReadonlySet<string>): readonly Problem[] {
  return [...texts.kk]
    .filter(
      ([key, text]) =>
        text === texts.ru.get(key) && /\p{Script=Cyrillic}/u.test(text) && !mayBeSame.has(text),
    )
    .map(([key, text]) => ({
      place: `${folder}/kk.json`,
      wrong: `"${key}" is the Russian text: "${text}".`,
      remedy: `Translate it, or list it in ${sameList} if both languages say so.`,
    }))
}

function unusedTexts({ folder, texts }: TextRoom, isUsed: (key: string) => boolean): readonly Problem[] {
  return [...texts.kk.keys()]
    .filter((key) => !isUsed(key))
    .map((key) => ({
      place: `${folder}/kk.json`,
      wrong: `"${key}" is used nowhere.`,
      remedy: 'Remove it from the three languages.',
    }))
}

// A service with a workflow has its keys derived from its parts: the compiler finds a text too many.
function isDerived(root: string, { folder }: TextRoom): boolean {
  return /^services\/[\w-]+\/texts$/.test(folder) && existsSync(join(root, folder, '../workflow.ts'))
}

function linesOf(path: string): readonly string[] {
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : []
}

if (import.meta.main) report(textProblems(process.argv[2] ?? projectRoot), 'Texts')
