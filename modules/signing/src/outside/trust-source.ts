import {
  emptyTrustList,
  fetchSandboxTrust,
  joinTrustLists,
  readTrustList,
  type TrustList,
} from '#modules/trust'
import type { Clock } from '#platform/clock'
import { keepForAWhile } from './keep-for-a-while.ts'

const keptMilliseconds = 60_000

/** The trusted authorities of the folder and, in the sandbox, of the sandbox; read again every minute. */
export function connectTrust(settings: {
  readonly clock: Clock
  readonly folder: string
  /** The sandbox's origin; null in production. */
  readonly sandbox: string | null
  readonly fetch?: typeof fetch
}): () => Promise<TrustList> {
  const { clock, folder, sandbox, fetch: ask = fetch } = settings
  const kept = keepForAWhile<TrustList>(clock, keptMilliseconds)
  let last = emptyTrustList
  return async () => {
    const read = await kept('trust', async () => {
      const own = readTrustList(folder, clock.now())
      const list = sandbox === null ? own : joinTrustLists(own, await fetchSandboxTrust(sandbox, ask))
      // A list with a hole is used only while there is no whole one, and read again at the next question.
      if (isWhole(list) || !isWhole(last) || last.anchors.length === 0) last = list
      return isWhole(list) ? list : null
    })
    return read ?? last
  }
}

/** Whether every authority that is fetched has answered: then an unknown one is unknown for good. */
export function isWhole({ problems }: TrustList): boolean {
  return !problems.some(({ file }) => file.startsWith('http'))
}
