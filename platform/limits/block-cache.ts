/** Remembers who is refused until when, so that somebody who hammers on costs no query. */
export type BlockCache = {
  readonly add: (key: Buffer, until: number) => void
  readonly remove: (key: Buffer) => void
  /** Whole seconds until one more is allowed; 0 if unknown. */
  readonly secondsLeft: (key: Buffer, now: number) => number
}

export function blockCache(largest: number): BlockCache {
  const until = new Map<string, number>()
  return {
    add: (key, moment) => {
      const [oldest] = until.keys()
      if (until.size >= largest && oldest !== undefined) until.delete(oldest)
      until.set(key.toString('base64'), moment)
    },
    remove: (key) => {
      until.delete(key.toString('base64'))
    },
    secondsLeft: (key, now) => {
      const name = key.toString('base64')
      const left = (until.get(name) ?? 0) - now
      if (left <= 0) until.delete(name)
      return Math.max(0, Math.ceil(left / 1000))
    },
  }
}
