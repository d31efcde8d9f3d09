import * as v from 'valibot'
import { base64Bytes, base64Of, orIfUnsound } from '#eds'
import { type IssueAnswer, issueOrder } from '#modules/signing'
import type { Site } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { whoseOf } from './order-page.tsx'
import { orderHere } from './order-road.ts'

const encoded = v.pipe(v.string(), v.maxLength(8000))
const body = v.object({
  requests: v.pipe(
    v.array(v.object({ use: v.picklist(['signing', 'authentication']), request: encoded })),
    v.maxLength(2),
  ),
})

const statuses = {
  'request-unsound': 422,
  refused: 422,
  unavailable: 503,
  unidentified: 409,
  'already-issued': 409,
  gone: 404,
} as const satisfies Record<Exclude<IssueAnswer['kind'], 'issued'>, number>

/** What the page's worker talks to: it sends the requests of keys that never leave it, and gets their certificates. */
export function certificatesApi(site: Site, doors: DigitalIdDoors): void {
  site.post('/signatures/orders/:id/certificates', async (c) => {
    const here = await orderHere(c, doors)
    if (here instanceof Response) return c.json({ code: 'gone' }, 404)
    const read = v.safeParse(body, await c.req.json().catch(() => null))
    const requests = read.success
      ? read.output.requests.map(({ use, request }) => ({
          use,
          request: orIfUnsound(() => base64Bytes(request), new Uint8Array()),
        }))
      : []
    const answer = await issueOrder(doors.signing, whoseOf(here), requests)
    if (answer.kind !== 'issued') return c.json({ code: answer.kind }, statuses[answer.kind])
    return c.json({
      certificates: answer.certificates.map(({ use, certificate }) => ({
        use,
        certificate: base64Of(certificate),
      })),
      chain: (answer.certificates[0]?.chain ?? []).map(base64Of),
    })
  })
}
