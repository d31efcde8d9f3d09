import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesBelow, rooms } from './source-files.ts'

export const languages = ['kk', 'ru', 'en'] as const
export type Language = (typeof languages)[number]
/** One folder `texts`, with what each language says; a missing or broken file says nothing. */
export type TextRoom = { readonly folder: string; readonly texts: Readonly<Record<Language, Texts>> }
export type Texts = ReadonlyMap<string, string>

/** Every folder `texts` of the project. */
export function textRooms(root: string): readonly TextRoom[] {
  const paths = rooms.flatMap((room) => filesBelow(root, room))
  const folders = new Set(
    paths.flatMap((path) => /^(.*\/texts(?:\/[\w-]+)?)\/(kk|ru|en)\.json$/.exec(path)?.[1] ?? []),
  )
  return [...folders].sort().map((folder) => ({
    folder,
    texts: { kk: read(root, folder, 'kk'), ru: read(root, folder, 'ru'), en: read(root, folder, 'en') },
  }))
}

function read(root: string, folder: string, language: Language): Texts {
  const path = join(root, folder, `${language}.json`)
  if (!existsSync(path)) return new Map()
  const texts = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>
  return new Map(Object.entries(texts).map(([key, text]) => [key, typeof text === 'string' ? text : '']))
}
