import * as ort from 'onnxruntime-web/wasm'
import { analysePixels, type FrameAnalysis } from './analyse.ts'
import { browserNets } from './browser-files.ts'
import type { NetName, RunNet } from './vision/run-net.ts'

export type { FrameAnalysis } from './analyse.ts'
export { browserNets, browserRuntimeFile } from './browser-files.ts'
export { type Hint, hintFor } from './hints.ts'
export type { Action } from './liveness/actions.ts'
export { type Guidance, guidanceRules, guide } from './liveness/guide.ts'
export type { Measures } from './quality/measures.ts'
export { type Oval, ovalFor } from './quality/oval.ts'
export { type QualityReason, selfieRequirements } from './quality/reasons.ts'

export type BrowserFace = {
  /** The same steps as on the server, for guidance only: the server decides. Give it unmirrored pixels. */
  readonly analyse: (image: ImageData) => Promise<FrameAnalysis>
  readonly close: () => Promise<void>
}

/**
 * Loads the nets into the page. Needs `'wasm-unsafe-eval'` in the page's content security policy.
 *
 * @example
 * const face = await openBrowserFace({ modelUrl: (net) => `/models/${net}.onnx`, runtimeUrl: '/assets/ort.wasm' })
 * const analysis = await face.analyse(context.getImageData(0, 0, 640, 480))
 * const { hint, done, next } = guide([...before, { analysis, at: performance.now() }], actions)
 */
export async function openBrowserFace(options: {
  readonly modelUrl: (net: (typeof browserNets)[number]) => string
  readonly runtimeUrl: string
  readonly onProgress?: (done: number, of: number) => void
}): Promise<BrowserFace> {
  ort.env.wasm.numThreads = 1
  ort.env.wasm.wasmPaths = { wasm: options.runtimeUrl }
  ort.env.logLevel = 'error'
  const sessions = new Map<NetName, ort.InferenceSession>()
  for (const [done, net] of browserNets.entries()) {
    options.onProgress?.(done, browserNets.length)
    const model = await fetchModel(options.modelUrl(net))
    sessions.set(net, await ort.InferenceSession.create(model, { executionProviders: ['wasm'] }))
  }
  options.onProgress?.(browserNets.length, browserNets.length)
  const run: RunNet = async (net, input, shape) => {
    const session = sessions.get(net)!
    const answer = await session.run({
      [session.inputNames[0]!]: new ort.Tensor('float32', input, [...shape]),
    })
    return Object.fromEntries(Object.entries(answer).map(([name, { data }]) => [name, data as Float32Array]))
  }
  return {
    analyse: ({ width, height, data }) =>
      analysePixels({ width, height, channels: 4, data: data as Uint8ClampedArray }, run, 'points'),
    close: async () => {
      for (const session of sessions.values()) await session.release()
    },
  }
}

async function fetchModel(url: string): Promise<Uint8Array> {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`The face model ${url} could not be fetched: ${answer.status}.`)
  return new Uint8Array(await answer.arrayBuffer())
}
