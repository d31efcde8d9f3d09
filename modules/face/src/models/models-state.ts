import { type ModelsState, modelsStateOf } from '#platform/models'
import { readModelsLock } from './lock.ts'

/** What `senim doctor` shows of the models: every file with its origin, and whether it is whole. */
export function modelsState(folder?: string): Promise<ModelsState> {
  return modelsStateOf(readModelsLock().packages, folder)
}
