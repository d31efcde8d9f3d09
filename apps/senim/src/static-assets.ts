import { access, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { modelsFolderInUse } from '#platform/models'
import { projectRoot } from '#platform/root'

/** A file served unchanged, under the name that pages ask for. */
export type StaticAsset = { readonly name: string; readonly path: string }

/** App icons and pictures of every site, and what the camera's page sees with. */
export async function staticAssets(): Promise<readonly StaticAsset[]> {
  const folders = ['apps/portal/assets/icons', 'apps/portal/assets/pictures']
  const lists = await Promise.all([...folders.map(filesOf), facesInBrowser()])
  return lists.flat()
}

async function filesOf(folder: string): Promise<readonly StaticAsset[]> {
  const path = join(projectRoot, folder)
  const names = await readdir(path).catch(() => [])
  return names.map((name) => ({ name, path: join(path, name) }))
}

const runtimeFolder = join(projectRoot, 'node_modules/onnxruntime-web/dist')

/** The runtime and the two nets of the live cues. Nets that are not fetched yet are left out: the server's cues remain. */
async function facesInBrowser(): Promise<readonly StaticAsset[]> {
  const models = modelsFolderInUse()
  const wanted = [
    { name: 'ort-wasm-simd-threaded.wasm', path: join(runtimeFolder, 'ort-wasm-simd-threaded.wasm') },
    { name: 'fr_detect.onnx', path: join(models, 'fr_detect.onnx') },
    { name: 'fr_landmark.onnx', path: join(models, 'fr_landmark.onnx') },
  ]
  const there = await Promise.all(wanted.map(({ path }) => isThere(path)))
  return wanted.filter((_, place) => there[place])
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
