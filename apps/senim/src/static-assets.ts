import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot } from '#platform/root'

/** A file served unchanged, under the name that pages ask for. */
export type StaticAsset = { readonly name: string; readonly path: string }

/** App icons and pictures of every site. */
export async function staticAssets(): Promise<readonly StaticAsset[]> {
  const folders = ['apps/portal/assets/icons', 'apps/portal/assets/pictures']
  const lists = await Promise.all(folders.map(filesOf))
  return lists.flat()
}

async function filesOf(folder: string): Promise<readonly StaticAsset[]> {
  const path = join(projectRoot, folder)
  const names = await readdir(path).catch(() => [])
  return names.map((name) => ({ name, path: join(path, name) }))
}
