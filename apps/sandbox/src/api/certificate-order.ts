import * as v from 'valibot'
import { bytesFromText, orIfUnsound } from '#eds'
import { type CertificateOrder, orderRoles, type RequestedCertificate, readRequest } from '#modules/authority'
import type { SandboxState } from '../state/sandbox-state.ts'
import { SandboxProblem } from './problem.ts'

const text = v.pipe(v.string(), v.maxLength(300))
const encoded = v.pipe(v.string(), v.maxLength(40_000))

/** An order as it is sent: a PKCS #10 request or a public key, and for whom. */
export const orderBody = v.object({
  id: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(100))),
  request: v.optional(encoded),
  publicKey: v.optional(encoded),
  iin: v.optional(text),
  surname: v.optional(text),
  name: v.optional(text),
  patronymic: v.optional(text),
  email: v.optional(text),
  bin: v.optional(text),
  organization: v.optional(text),
  role: v.optional(v.picklist(orderRoles)),
  use: v.optional(v.picklist(['signing', 'authentication'])),
  identification: v.optional(v.picklist(['in-person', 'digital-id'])),
  days: v.optional(v.number()),
})
type OrderBody = v.InferOutput<typeof orderBody>

/** The order of a body. What it leaves out, the request says, and what neither says, the State's registries. */
export async function orderFrom(state: SandboxState, body: OrderBody): Promise<CertificateOrder> {
  const requested = await requestedBy(body)
  const organization = organizationOf(state, body, requested)
  return {
    ...(body.id === undefined ? {} : { id: body.id }),
    person: personOf(state, body, requested),
    ...(organization ? { organization } : {}),
    role: body.role ?? requested.role ?? (organization ? 'employee' : 'individual'),
    use: body.use ?? requested.use ?? 'signing',
    identification: body.identification ?? 'digital-id',
    publicKey: requested.publicKey,
    ...(body.days === undefined ? {} : { days: body.days }),
  }
}

async function requestedBy({ request, publicKey }: OrderBody): Promise<RequestedCertificate> {
  if ((request === undefined) === (publicKey === undefined))
    throw new SandboxProblem('wrong-field', 'send either request (PKCS #10) or publicKey, not both')
  const bytes = orIfUnsound(() => bytesFromText(request ?? publicKey ?? ''), undefined)
  if (!bytes) throw new SandboxProblem('wrong-field', 'request and publicKey: PEM or base64 of DER')
  return request === undefined ? { publicKey: bytes, person: {} } : readRequest(bytes)
}

function personOf({ population }: SandboxState, body: OrderBody, requested: RequestedCertificate) {
  const iin = body.iin ?? requested.person.iin ?? ''
  const known = population.find(iin)
  const patronymic = body.patronymic ?? requested.person.patronymic ?? known?.patronymic
  return {
    iin,
    surname: body.surname ?? requested.person.surname ?? known?.surname ?? '',
    name: body.name ?? requested.person.name ?? known?.name ?? '',
    ...(patronymic === undefined ? {} : { patronymic }),
    ...(body.email === undefined ? {} : { email: body.email }),
  }
}

function organizationOf({ population }: SandboxState, body: OrderBody, requested: RequestedCertificate) {
  const bin = body.bin ?? requested.organization?.bin
  if (bin === undefined) return undefined
  const named = requested.organization?.bin === bin ? requested.organization.name : undefined
  return { bin, name: body.organization ?? named ?? population.findEntity(bin)?.name ?? '' }
}
