import type { NetName } from './vision/run-net.ts'

/** The nets the page needs for its live cues: about 2.4 MB, fetched once and cached by the browser. */
export const browserNets = ['fr_detect', 'fr_landmark'] as const satisfies readonly NetName[]

/** The runtime the page needs beside them, out of the package onnxruntime-web. */
export const browserRuntimeFile = 'ort-wasm-simd-threaded.wasm'
