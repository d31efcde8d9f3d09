export {
  type FetchOptions,
  type FetchProgress,
  fetchLockedModels,
  fetchPackage,
  writeWhole,
} from './fetch-models.ts'
export type { LockedPackage } from './lock.ts'
export { ModelsError, type ModelsErrorCode } from './models-error.ts'
export { modelsFolderInUse } from './models-folder.ts'
export { type ModelState, type ModelsState, missingFiles, modelsStateOf } from './models-state.ts'
