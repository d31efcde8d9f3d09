import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import {
  type Authority,
  AuthorityError,
  type AuthorityErrorCode,
  acceptedKey,
  certificatesOf,
  findCertificate,
  holdCertificate,
  type IssuedCertificate,
  isFinalReason,
  issuePersonCertificate,
  releaseCertificate,
  revokeCertificate,
} from '#modules/authority'
import type { SandboxState } from '../state/sandbox-state.ts'
import { orderBody, orderFrom } from './certificate-order.ts'
import { SandboxProblem, type SandboxProblemCode } from './problem.ts'
import { readBody } from './read-body.ts'

const reasonBody = v.object({
  reason: v.pipe(v.string(), v.check(isFinalReason, 'a final reason of RFC 5280, such as key-compromise')),
})

/** Certificates in the place of the National Certification Authority: ordered, held, released, revoked. */
export function authorityApi(state: SandboxState): Hono {
  const routes = new Hono()
  const change = (
    word: string,
    carryOut: (authority: Authority, serialNumber: string, c: Context) => Promise<unknown>,
  ) =>
    routes.post(`/certificates/:serial/${word}`, async (c) => {
      const { authority, serialNumber } = await holderOf(state, c)
      await orProblem(carryOut(authority, serialNumber, c))
      return c.json(viewOf(authority, findCertificate(authority, serialNumber)))
    })
  routes.post('/certificates', async (c) => {
    const body = await readBody(c, orderBody)
    const { authority, issued } = await orProblem(carryOutOrder(state, body))
    return c.json(viewOf(authority, issued), 201)
  })
  routes.get('/certificates', async (c) => {
    const iin = c.req.query('iin') ?? ''
    const authorities = await state.authorities.founded()
    const certificates = authorities.flatMap((authority) =>
      certificatesOf(authority, iin).map((issued) => viewOf(authority, issued)),
    )
    return c.json({ certificates })
  })
  routes.get('/certificates/:serial', async (c) => {
    const { authority, serialNumber } = await holderOf(state, c)
    return c.json(viewOf(authority, findCertificate(authority, serialNumber)))
  })
  change('revoke', async (authority, serialNumber, c) => {
    const { reason } = await readBody(c, reasonBody)
    if (isFinalReason(reason)) await revokeCertificate(authority, serialNumber, reason)
  })
  change('hold', holdCertificate)
  change('release', releaseCertificate)
  return routes
}

async function carryOutOrder(state: SandboxState, body: v.InferOutput<typeof orderBody>) {
  const order = await orderFrom(state, body)
  const { kind } = acceptedKey(order.publicKey).kind
  const authority = await state.authorities.open(kind === 'gost' ? 'gost' : 'rsa')
  return { authority, issued: await issuePersonCertificate(authority, order) }
}

/** The authority that issued the certificate of the address. */
async function holderOf({ authorities }: SandboxState, c: Context) {
  const serialNumber = (c.req.param('serial') ?? '').toLowerCase()
  const founded = await authorities.founded()
  const authority = founded.find(({ ledger }) => ledger.find(serialNumber))
  if (!authority) throw new SandboxProblem('certificate-unknown')
  return { authority, serialNumber }
}

function viewOf({ root, issuing }: Authority, { record, certificate }: IssuedCertificate) {
  const { orderDigest: _, changedIn: __, ...shown } = record
  return {
    ...shown,
    certificate: Buffer.from(certificate).toString('base64'),
    chain: [issuing, root].map(({ der }) => Buffer.from(der).toString('base64')),
  }
}

const problemOf: Partial<Record<AuthorityErrorCode, SandboxProblemCode>> = {
  'order-invalid': 'order-refused',
  'key-refused': 'order-refused',
  'request-unsound': 'order-refused',
  'order-reused': 'order-reused',
  'unknown-certificate': 'certificate-unknown',
  'already-revoked': 'certificate-state',
  'already-held': 'certificate-state',
  'not-held': 'certificate-state',
}

async function orProblem<Answer>(work: Promise<Answer>): Promise<Answer> {
  try {
    return await work
  } catch (error) {
    const problem = error instanceof AuthorityError ? problemOf[error.code] : undefined
    throw problem && error instanceof Error ? new SandboxProblem(problem, error.message) : error
  }
}
