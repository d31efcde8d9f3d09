import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'

type LiveEvent = { readonly event?: string; readonly data: unknown }

const heartbeatMs = 15_000

/** Keeps a server-sent event stream open until the listener leaves; `listen` answers with the way to stop. */
export function liveEvents(c: Context, listen: (send: (event: LiveEvent) => void) => () => void): Response {
  return streamSSE(c, async (stream) => {
    const left = new Promise<void>((resolve) => stream.onAbort(resolve))
    const stop = listen(({ event, data }) => {
      // A listener that has just left is no fault: onAbort ends the stream.
      void stream.writeSSE({ data: JSON.stringify(data), ...(event ? { event } : {}) }).catch(() => undefined)
    })
    // Proxies and browsers drop a silent connection; a comment keeps it.
    const heartbeat = setInterval(() => void stream.write(':\n\n').catch(() => undefined), heartbeatMs)
    await left
    clearInterval(heartbeat)
    stop()
  })
}
