import { createHash } from 'node:crypto'
import { type NcaRole, type PublicKey, parseDer, parsePublicKey } from '#eds'
import { checkBin, checkIin, dayInKazakhstan } from '#kz'
import { AuthorityError } from './errors.ts'

/** As what somebody signs for a legal entity; an individual signs for themselves. */
export const orderRoles = [
  'individual',
  'first-head',
  'right-to-sign',
  'financial-documents',
  'hr',
  'employee',
  'information-system',
] as const satisfies readonly NcaRole[]
export type OrderRole = (typeof orderRoles)[number]

export function isOrderRole(text: string): text is OrderRole {
  return orderRoles.some((role) => role === text)
}

/** What a certificate is ordered for. Whoever orders has made sure that the person is who they say. */
export type CertificateOrder = {
  /** The same order, sent again under its id, gives the same certificate. */
  readonly id?: string
  readonly person: {
    readonly iin: string
    readonly surname: string
    readonly name: string
    readonly patronymic?: string
    readonly email?: string
  }
  /** Not for an individual, sole proprietors included; needed for every other role. */
  readonly organization?: { readonly bin: string; readonly name: string }
  readonly role: OrderRole
  readonly use: 'signing' | 'authentication'
  readonly identification: 'in-person' | 'digital-id'
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array
  /** How long it is good; a year unless said otherwise, three at most. */
  readonly days?: number
}

export const usualDays = 365
const mostDays = 1096
// RFC 5280, Appendix A.1: upper bounds of the attributes of a name.
const longest = { commonName: 64, part: 40, organization: 200 }

/** Refuses an order of which no certificate can be made. Throws AuthorityError. */
export function checkOrder(order: CertificateOrder, now: Date): void {
  const { person, organization, role, days = usualDays } = order
  const { surname, name, patronymic, email } = person
  checkText('surname', surname, longest.part)
  checkText('name', name, longest.part)
  if (patronymic !== undefined) checkText('patronymic', patronymic, longest.part)
  if (`${surname} ${name}`.length > longest.commonName)
    refuse('surname and name are longer than 64 letters together')
  if (email !== undefined && !/^[!-~]{1,64}@[a-z0-9.-]{1,180}$/i.test(email))
    refuse('email is not an address in Latin letters')
  const today = dayInKazakhstan(now)
  if (!checkIin(person.iin, today).valid) refuse('iin is not an IIN')
  if (role === 'individual' && organization) refuse('an individual has no organization; choose another role')
  if (role !== 'individual' && !organization) refuse(`the role ${role} needs an organization`)
  if (organization) {
    if (!checkBin(organization.bin, today).valid) refuse('bin is not a BIN')
    checkText('the name of the organization', organization.name, longest.organization)
  }
  if (!Number.isInteger(days) || days < 1 || days > mostDays)
    refuse(`days are a whole number from 1 to ${mostDays}`)
}

/** Reads the key an order brings, and refuses one that is too weak or of a kind nobody here computes. */
export function acceptedKey(spki: Uint8Array): PublicKey {
  const key = readKey(spki)
  const { kind } = key
  const isStrong =
    kind.kind === 'gost' ||
    (kind.kind === 'rsa' && kind.bits >= 2048 && kind.bits <= 4096) ||
    (kind.kind === 'ec' && kind.curve !== 'P-521')
  if (!isStrong)
    throw new AuthorityError(
      'key-refused',
      'The key must be RSA of 2048 to 4096 bits, P-256, P-384, or GOST 34.10-2015 with 512 bits.',
    )
  return key
}

/** Says the same of the same order, whatever order its fields are written in. */
export function orderDigest({ id: _, publicKey, ...order }: CertificateOrder): string {
  const fields = [
    Buffer.from(publicKey).toString('base64'),
    order.role,
    order.use,
    order.identification,
    order.days ?? usualDays,
    order.person.iin,
    order.person.surname,
    order.person.name,
    order.person.patronymic ?? null,
    order.person.email ?? null,
    order.organization?.bin ?? null,
    order.organization?.name ?? null,
  ]
  return createHash('sha256').update(JSON.stringify(fields)).digest('base64url')
}

function readKey(spki: Uint8Array): PublicKey {
  try {
    return parsePublicKey(parseDer(spki, { maxBytes: 8192 }))
  } catch (cause) {
    throw new AuthorityError('key-refused', 'The public key is not SubjectPublicKeyInfo in DER.', { cause })
  }
}

function checkText(what: string, text: string, most: number): void {
  if (text.trim() === '' || text.length > most || /\p{Cc}/u.test(text))
    refuse(`${what} must have 1 to ${most} letters`)
}

function refuse(why: string): never {
  throw new AuthorityError('order-invalid', `The order cannot be carried out: ${why}.`)
}
