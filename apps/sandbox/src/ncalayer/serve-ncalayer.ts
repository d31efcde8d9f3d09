import { createServer, type Server } from 'node:https'
import { type WebSocket, WebSocketServer } from 'ws'
import { systemClock } from '#platform/clock'
import type { SandboxState } from '../state/sandbox-state.ts'
import { answerFrame, greeting } from './answer-frame.ts'
import { localCertificate } from './local-certificate.ts'
import { visitPage } from './visit-page.ts'

/** Where NCALayer listens, or why it does not. */
export type NcalayerServer = {
  readonly port: number
  readonly taken: boolean
  readonly close: () => Promise<void>
}

const largestFrame = 100 * 1024 * 1024

/**
 * Opens NCALayer's double on 127.0.0.1, over TLS, for as long as its setting says that it runs. Where another programme
 * has the port, such as the real NCALayer, the double steps aside and the sandbox goes on without it.
 */
export async function serveNcalayer(state: SandboxState, port: number): Promise<NcalayerServer> {
  let server = await open(state, port)
  const { port: opened } = server
  let turn = Promise.resolve()
  const follow = async () => {
    const { running } = state.ncalayer.setting()
    if (running && !server.listens) server = await open(state, opened)
    if (!running && server.listens) server = await shut(server)
  }
  const stop = state.ncalayer.onChange(() => {
    turn = turn.then(follow)
  })
  return {
    port: opened,
    taken: server.taken,
    close: async () => {
      stop()
      await turn
      await shut(server)
    },
  }
}

type Opened = {
  readonly port: number
  readonly listens: boolean
  readonly taken: boolean
  readonly end: () => Promise<void>
}

async function open(state: SandboxState, port: number): Promise<Opened> {
  const tls = await localCertificate(state.files, systemClock.now().getTime())
  const server = createServer({ key: tls.key, cert: tls.certificate }, (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
    response.end(visitPage())
  })
  const sockets = new WebSocketServer({ server, maxPayload: largestFrame })
  sockets.on('connection', (socket, request) => talk(state, socket, request.headers.origin ?? ''))
  // The server's own failure to listen is told here too, and answered below.
  sockets.on('error', () => undefined)
  const listens = await listen(server, port)
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : port,
    listens,
    taken: !listens,
    end: () =>
      new Promise((resolve) => {
        for (const socket of sockets.clients) socket.terminate()
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

async function shut({ port, listens, taken, end }: Opened): Promise<Opened> {
  if (listens) await end()
  return { port, listens: false, taken, end: async () => undefined }
}

function listen(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' || error.code === 'EACCES' ? resolve(false) : reject(error),
    )
    server.listen(port, '127.0.0.1', () => resolve(true))
  })
}

function talk(state: SandboxState, socket: WebSocket, origin: string): void {
  const leaving = new AbortController()
  const send = (reply: unknown) => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(reply))
  }
  socket.on('close', () => leaving.abort())
  socket.on('error', () => socket.terminate())
  socket.on('message', (message) => {
    answerFrame({ state, origin, gone: leaving.signal }, message.toString()).then(send, (error: unknown) => {
      console.error("NCALayer's double failed", error)
      send({ code: '500', message: 'java.lang.IllegalStateException' })
    })
  })
  send(greeting)
}
