import { join } from 'node:path'
import { stateFolder } from '#platform/root'

/** Where the models lie: shared by several clones through SENIM_MODELS, else in this clone's own state folder. */
export function modelsFolderInUse(): string {
  return process.env.SENIM_MODELS ?? join(stateFolder, 'models')
}
