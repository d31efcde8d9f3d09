import { type BrowserFace, type FrameAnalysis, guide, openBrowserFace } from '#modules/face/browser'
import type { FromWorker, ToWorker } from './camera/local-hints.ts'

/** The page's own eyes, on a thread of their own so that the picture stays smooth. Guidance only. */
const say = (message: FromWorker) => postMessage(message)

type Open = Extract<ToWorker, { kind: 'open' }>
let face: BrowserFace | null = null
let actions: Open['actions'] = []
const frames: { readonly analysis: FrameAnalysis; readonly at: number }[] = []

addEventListener('message', ({ data: asked }: MessageEvent<ToWorker>) => {
  const work = asked.kind === 'open' ? open(asked) : look(asked.image, asked.takenAt)
  work.catch((error: unknown) => say({ kind: 'failed', message: String(error) }))
})

async function open({ addresses, actions: order }: Open): Promise<void> {
  actions = order
  face = await openBrowserFace({
    modelUrl: (net) => (net === 'fr_detect' ? addresses.detect : addresses.landmark),
    runtimeUrl: addresses.runtime,
    onProgress: (done, of) => say({ kind: 'progress', done, of }),
  })
  say({ kind: 'ready' })
}

async function look(image: ImageData, takenAt: number): Promise<void> {
  if (!face) return
  const began = performance.now()
  const analysis = await face.analyse(image)
  frames.push({ analysis, at: takenAt })
  const { hint, done } = guide(frames, actions)
  const milliseconds = performance.now() - began
  say({ kind: 'seen', hint, done, yaw: analysis.face?.yaw, takenAt, milliseconds })
}
