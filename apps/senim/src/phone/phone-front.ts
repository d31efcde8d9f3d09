import { request as ask, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { PhoneCertificate } from './kept-certificate.ts'

/** Where a phone may fetch the authority's certificate to install it. */
export const authorityPath = '/senim-authority.crt'

export type PhoneFront = {
  readonly certificate: PhoneCertificate
  /** The address that phones in the same network use. */
  readonly address: string
  /** The ports of the sites: each gets a secure twin of the same number on this address. */
  readonly ports: readonly number[]
}

/** Opens a secure front before every site: phones come in by HTTPS, the sites stay on this machine as they are. */
export async function openPhoneFront(front: PhoneFront): Promise<{ readonly close: () => Promise<void> }> {
  const servers = await Promise.all(front.ports.map((port) => openFront(front, port)))
  return {
    close: async () => {
      await Promise.all(
        servers.map((server) => {
          server.closeAllConnections()
          return new Promise<void>((resolve) => server.close(() => resolve()))
        }),
      )
    },
  }
}

async function openFront({ certificate, address }: PhoneFront, port: number): Promise<Server> {
  const { authority, server } = certificate
  const front = createServer(
    { key: server.key, cert: `${server.certificate}\n${authority.certificate}` },
    (request, response) =>
      request.url === authorityPath
        ? giveAuthority(response, authority.certificate)
        : passOn(request, response, port),
  )
  await new Promise<void>((resolve, reject) => {
    front.once('error', reject)
    front.listen(port, address, resolve)
  })
  return front
}

function giveAuthority(response: ServerResponse, certificate: string): void {
  response.writeHead(200, { 'content-type': 'application/x-x509-ca-cert', 'cache-control': 'no-store' })
  response.end(certificate)
}

/** Hands a request to the site behind, with the address it came from, and the answer back as it comes. */
function passOn(request: IncomingMessage, response: ServerResponse, port: number): void {
  const headers = { ...request.headers, 'x-forwarded-for': request.socket.remoteAddress ?? '' }
  const { method, url } = request
  const passed = ask({ host: 'localhost', port, method, path: url, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
  })
  passed.on('error', () => {
    if (response.headersSent) response.destroy()
    else response.writeHead(502).end()
  })
  response.on('close', () => passed.destroy())
  request.pipe(passed)
}
