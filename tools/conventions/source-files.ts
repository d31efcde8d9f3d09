import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A file of the project, by its path from the root with forward slashes. */
export type SourceFile = { readonly path: string; readonly text: string }

/** The rooms whose files the conventions hold for. */
export const rooms = ['apps', 'services', 'modules', 'packages', 'law', 'platform', 'journeys', 'tools']

/** Every file of the rooms with one of these endings, in a stable order. */
export function sourceFiles(root: string, endings: readonly string[]): readonly SourceFile[] {
  return rooms
    .flatMap((room) => filesBelow(root, room))
    .filter((path) => endings.some((ending) => path.endsWith(ending)))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

/** Every path below a folder; folders that tools make and hidden ones are left out. */
export function filesBelow(root: string, folder: string): readonly string[] {
  return entriesOf(join(root, folder)).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.name.startsWith('.') || entry.name === 'node_modules') return []
    return entry.isDirectory() ? filesBelow(root, path) : [path]
  })
}

/** Tests may be long and may reach further than the code they test. */
export function isTest(path: string): boolean {
  return /\.(test|journey|bench)\.tsx?$/.test(path) || path.startsWith('journeys/')
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
