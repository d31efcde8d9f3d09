import { join, resolve } from 'node:path'
import { environment, stateFolderOf } from '#platform/config'

/** Where the models lie: shared by several clones through SENIM_MODELS, else in this clone's own state folder. */
export function modelsFolderInUse(): string {
  return resolve(environment.SENIM_MODELS || join(stateFolderOf(environment), 'models'))
}
