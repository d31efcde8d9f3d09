import { streamSSE } from 'hono/streaming'
import { countMoves } from '#modules/applications'
import { idInAddress, WebError } from '#platform/web'
import { readerOrSignIn } from '../pages/account-frame.tsx'
import type { ApplicationPages } from './applications-site.ts'

const lookMilliseconds = 2_000
/** A page left open overnight asks anew; the browser does so by itself. */
const longestMilliseconds = 10 * 60_000

/** Tells an open status page that something moved; the page then loads itself anew. */
export function liveStatus({ site, account, room }: ApplicationPages): void {
  site.get('/account/applications/:id/live', async (c) => {
    const reader = await readerOrSignIn(c, account)
    if (reader instanceof Response) return reader
    const id = idInAddress(c.req.param('id'))
    const seen = await countMoves(room, id, reader.personId)
    if (seen === null) throw new WebError('not-found')
    return streamSSE(c, async (stream) => {
      const until = Date.now() + longestMilliseconds
      let told = seen
      await stream.writeSSE({ event: 'moves', data: String(told) })
      while (!stream.aborted && Date.now() < until) {
        await stream.sleep(lookMilliseconds)
        const now = await countMoves(room, id, reader.personId)
        if (now === null) return
        if (now !== told) await stream.writeSSE({ event: 'moves', data: String(now) })
        told = now
      }
    })
  })
}
