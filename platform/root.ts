import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The project's folder: the nearest one upwards with package.json and apps/. Bundles move code, so everything on disk is found from here. */
export const projectRoot: string = findRoot(import.meta.dirname)

/** Everything Senim writes on this machine (database, model cache, bundles); never committed. */
export const stateFolder: string = process.env.SENIM_STATE ?? join(projectRoot, '.senim')

function findRoot(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'apps'))) return folder
    if (folder === dirname(folder))
      throw new Error(`No Senim project above ${start}: package.json and apps/ are missing.`)
  }
}
