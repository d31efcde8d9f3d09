import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import {
  type Authority,
  answerOcsp,
  currentLists,
  currentRootList,
  places,
  stampTime,
} from '#modules/authority'
import { authorityNames, authorityPaths } from '../state/authorities.ts'
import type { SandboxState } from '../state/sandbox-state.ts'
import { answerProblem, refuseTooLarge, SandboxProblem } from './problem.ts'

const certificate = 'application/pkix-cert'
const list = 'application/pkix-crl'

type File = { readonly kind: string; readonly read: (authority: Authority) => Promise<Uint8Array> }

const files: Readonly<Record<string, File>> = {
  [places.rootCertificate]: { kind: certificate, read: async ({ root }) => root.der },
  [places.issuingCertificate]: { kind: certificate, read: async ({ issuing }) => issuing.der },
  [places.rootList]: { kind: list, read: currentRootList },
  [places.completeList]: { kind: list, read: async (authority) => (await currentLists(authority)).complete },
  [places.deltaList]: { kind: list, read: async (authority) => (await currentLists(authority)).delta },
}

const largestRequest = 64 * 1024

/**
 * What certificates point to, under `/authority` and `/authority/gost`: the authority's certificates and lists, OCSP
 * (RFC 6960, by POST and GET) and time stamps (RFC 3161).
 */
export function authorityPlaces({ authorities }: SandboxState): Hono {
  const routes = new Hono()
  routes.onError(answerProblem)
  routes.use('/authority/*', bodyLimit({ maxSize: largestRequest, onError: refuseTooLarge }))
  for (const name of authorityNames) {
    const path = authorityPaths[name]
    const ocsp = `${path}/${places.ocsp}`
    const answer = async (c: Context, request: Uint8Array) =>
      send(c, 'application/ocsp-response', await answerOcsp(await authorities.open(name), request))
    for (const [place, { kind, read }] of Object.entries(files))
      routes.get(`${path}/${place}`, async (c) => send(c, kind, await read(await authorities.open(name))))
    routes.post(ocsp, async (c) => answer(c, await bodyOf(c, 'application/ocsp-request')))
    routes.get(`${ocsp}/*`, (c) => answer(c, requestInPath(c.req.path.slice(ocsp.length + 1))))
    routes.post(`${path}/${places.timeStamping}`, async (c) => {
      const request = await bodyOf(c, 'application/timestamp-query')
      const reply = await stampTime(await authorities.open(name), request)
      return send(c, 'application/timestamp-reply', reply)
    })
  }
  return routes
}

async function bodyOf(c: Context, kind: string): Promise<Uint8Array> {
  if (!c.req.header('content-type')?.startsWith(kind)) throw new SandboxProblem('wrong-media-type', kind)
  return new Uint8Array(await c.req.arrayBuffer())
}

// RFC 6960, A.1: the base64 of the request, escaped, behind the address of the responder.
function requestInPath(rest: string): Uint8Array {
  try {
    return new Uint8Array(Buffer.from(decodeURIComponent(rest), 'base64'))
  } catch {
    return new Uint8Array()
  }
}

function send(c: Context, kind: string, bytes: Uint8Array): Response {
  return c.body(new Uint8Array(bytes), 200, { 'content-type': kind, 'cache-control': 'no-store' })
}
