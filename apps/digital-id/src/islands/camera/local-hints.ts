import type { Action, Hint } from '#modules/face/browser'

/** Where the worker, the runtime and the nets are served. */
export type HintAddresses = {
  readonly worker: string
  readonly runtime: string
  readonly detect: string
  readonly landmark: string
}

export type ToWorker =
  | { readonly kind: 'open'; readonly addresses: HintAddresses; readonly actions: readonly Action[] }
  | { readonly kind: 'frame'; readonly image: ImageData; readonly takenAt: number }

export type FromWorker =
  | { readonly kind: 'progress'; readonly done: number; readonly of: number }
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'seen'
      readonly hint: Hint
      readonly done: number
      readonly yaw?: number | undefined
      readonly takenAt: number
      readonly milliseconds: number
    }
  | { readonly kind: 'failed'; readonly message: string }

export type PageSight = Extract<FromWorker, { kind: 'seen' }>

export type LocalHints = {
  /** Ready for the next frame? */
  readonly isIdle: () => boolean
  readonly look: (image: ImageData, takenAt: number) => void
  readonly close: () => void
}

/** Starts the page's own eyes in a worker. Without WebAssembly, workers or the nets the page goes on without them. */
export function openLocalHints(
  addresses: HintAddresses,
  actions: readonly Action[],
  on: {
    readonly progress: (done: number, of: number) => void
    readonly seen: (sight: PageSight) => void
    readonly failed: (message: string) => void
  },
): LocalHints {
  const worker = new Worker(addresses.worker, { type: 'module' })
  let idle = false
  const fail = (message: string) => {
    idle = false
    worker.terminate()
    on.failed(message)
  }
  worker.onerror = (event) => fail(event.message || 'The worker could not be started.')
  worker.onmessage = ({ data: said }: MessageEvent<FromWorker>) => {
    if (said.kind === 'failed') return fail(said.message)
    if (said.kind === 'progress') return on.progress(said.done, said.of)
    idle = true
    if (said.kind === 'seen') on.seen(said)
    else on.progress(1, 1)
  }
  worker.postMessage({ kind: 'open', addresses, actions } satisfies ToWorker)
  return {
    isIdle: () => idle,
    look: (image, takenAt) => {
      idle = false
      worker.postMessage({ kind: 'frame', image, takenAt } satisfies ToWorker, [image.data.buffer])
    },
    close: () => worker.terminate(),
  }
}

/** Eyes of its own cost the page some six megabytes: not where the person saves data or the network is poor. */
export function mayFetchHints(): boolean {
  const { connection } = navigator as Navigator & {
    connection?: { readonly saveData?: boolean; readonly effectiveType?: string }
  }
  const poor = connection?.saveData || /2g/.test(connection?.effectiveType ?? '')
  return !poor && typeof WebAssembly === 'object' && typeof Worker === 'function'
}
