/** What comes of a promise, or `null` when the time is over first. */
export function endOf<Value>(signal: AbortSignal, promise: Promise<Value>): Promise<Value | null> {
  if (signal.aborted) return Promise.resolve(null)
  return new Promise((resolve, reject) => {
    const stop = () => resolve(null)
    signal.addEventListener('abort', stop, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
