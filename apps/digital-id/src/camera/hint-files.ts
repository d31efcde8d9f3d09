import type { AssetUrl } from '#platform/web'

/** Files of the page's own eyes, as attributes of the element. */
const files = {
  'data-worker': 'camera-worker.js',
  'data-runtime': 'ort-wasm-simd-threaded.wasm',
  'data-detect': 'fr_detect.onnx',
  'data-landmark': 'fr_landmark.onnx',
} as const

export type HintFiles = { readonly [Name in keyof typeof files]?: string }

/** Addresses of the files, or none at all: a build made before the nets were fetched lives on the server's hints. */
export function hintFiles(asset: AssetUrl): HintFiles {
  try {
    return Object.fromEntries(Object.entries(files).map(([name, file]) => [name, asset(file)]))
  } catch {
    return {}
  }
}
