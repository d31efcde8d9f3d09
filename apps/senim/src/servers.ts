import { createServer, type RequestListener, type Server } from 'node:http'
import type { Pool } from 'pg'
import type { Metrics } from '#platform/metrics'

/** Listens on a port; a taken port is told with its remedy. */
export async function listen(listener: RequestListener, port: number, host: string): Promise<Server> {
  const server = createServer(listener)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = `Port ${port} is taken by another program. Stop it, or set SENIM_PORT to move all ports.`
      reject(error.code === 'EADDRINUSE' ? new Error(taken) : error)
    })
    server.listen(port, host, () => resolve())
  })
  return server
}

/** Answers what is under way, takes nothing new, and after ten seconds lets go of what still hangs. */
export async function closeGently(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const impatience = setTimeout(() => server.closeAllConnections(), 10_000)
  await closed
  clearTimeout(impatience)
}

/** The operators' own pages, on loopback alone: alive, ready (the database answers), and metrics for Prometheus. */
export function operationsListener(pool: Pool, metrics: Metrics, isStopping: () => boolean): RequestListener {
  const answers: Readonly<Record<string, () => Promise<readonly [number, string, string]>>> = {
    '/health': async () => [200, 'text/plain', 'alive'],
    '/ready': async () => {
      const database = await pool.query('select 1').then(
        () => true,
        () => false,
      )
      return database && !isStopping() ? [200, 'text/plain', 'ready'] : [503, 'text/plain', 'not ready']
    },
    '/metrics': async () => {
      const { contentType, body } = await metrics.page()
      return [200, contentType, body]
    },
  }
  return async (request, response) => {
    const answer = answers[request.url ?? '']
    const [status, type, body] = answer ? await answer() : ([404, 'text/plain', 'not here'] as const)
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body)
  }
}
