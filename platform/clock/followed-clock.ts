import type { Clock } from './index.ts'

/** A clock that follows another program's; `stop` lets go of it. */
export type FollowedClock = Clock & { readonly stop: () => void; readonly offset: () => number }

const secondsBetweenTries = 2

/**
 * Follows the sandbox's clock over its stream of server-sent events, so that a day advanced there is a day everywhere.
 * While the sandbox cannot be reached the last offset holds. Production has no such address and uses the machine's clock.
 *
 * @param address of the clock, for example `http://localhost:3010/api/clock`
 */
export function followClock(address: string, onChange: () => void = () => undefined): FollowedClock {
  let offset = 0
  const abort = new AbortController()
  const follow = async () => {
    while (!abort.signal.aborted) {
      await readOffsets(address, abort.signal, (next) => {
        const changed = next !== offset
        offset = next
        if (changed) onChange()
      }).catch(() => undefined)
      await new Promise((resolve) => setTimeout(resolve, secondsBetweenTries * 1000).unref())
    }
  }
  void follow()
  return { now: () => new Date(Date.now() + offset), stop: () => abort.abort(), offset: () => offset }
}

async function readOffsets(
  address: string,
  signal: AbortSignal,
  change: (offset: number) => void,
): Promise<void> {
  const response = await fetch(`${address}/stream`, { signal, headers: { accept: 'text/event-stream' } })
  if (!response.ok || !response.body) return
  let text = ''
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    text += chunk
    const events = text.split('\n\n')
    text = events.pop() ?? ''
    for (const event of events) {
      const line = event.split('\n').find((candidate) => candidate.startsWith('data:'))
      const { offsetMs } = JSON.parse(line?.slice(5) ?? '{}')
      if (typeof offsetMs === 'number') change(offsetMs)
    }
  }
}
