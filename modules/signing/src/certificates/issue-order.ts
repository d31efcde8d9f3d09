import { createHash } from 'node:crypto'
import { isRequestIntact, orIfUnsound, parseCertificate, parseCertificationRequest } from '#eds'
import { recordOperation } from '#modules/audit'
import type { Told } from '#modules/notifications'
import { encryptField } from '#platform/crypto'
import { type Database, transaction } from '#platform/database'
import type { AuthorityCertificate, KeyUse } from '../outside/authority.ts'
import type { CertificateRoom } from '../signing-room.ts'
import { certificatePlace, orderPlace, tablesOf } from '../tables.ts'
import { certificateFacts } from '../verdict/certificate-facts.ts'
import { moveOrder, openStoredOrder, profileOf, type StoredOrder } from './order.ts'
import { tellOfCertificate } from './tell-of-certificate.ts'

/** A key to be certified: what it is for, and its PKCS #10 request. */
export type KeyRequest = { readonly use: KeyUse; readonly request: Uint8Array }

/**
 * - `unidentified`: the video is missing, or the order is over
 * - `request-unsound`: not exactly the keys this order is for, each signed with itself
 * - `unavailable`: the authority does not answer; the same requests may be sent again
 * - `refused`: the authority will not issue it
 * - `already-issued`: once is enough
 */
export type IssueAnswer =
  | { readonly kind: 'issued'; readonly certificates: readonly AuthorityCertificate[] }
  | {
      readonly kind:
        | 'unidentified'
        | 'request-unsound'
        | 'unavailable'
        | 'refused'
        | 'already-issued'
        | 'gone'
    }

type Whose = { readonly personId: string; readonly orderId: string; readonly device: string }

const usesOf = { file: ['authentication', 'signing'], cloud: ['signing'] } as const

/**
 * Has the authority issue the certificates of an order. What is asked is written down first; an outcome that stays
 * unknown is settled by asking for the very same again. Everybody is told by every channel, once.
 */
export async function issueOrder(
  room: CertificateRoom,
  whose: Whose,
  requests: readonly KeyRequest[],
): Promise<IssueAnswer> {
  const intended = await writeIntent(room, whose, requests)
  if ('kind' in intended) return intended
  const certificates: AuthorityCertificate[] = []
  for (const request of requests) {
    const asked = await askAuthority(room, intended, request)
    if (asked.kind !== 'answer') return { kind: asked.kind }
    certificates.push(asked.answer)
  }
  const told = await transaction(room.database, (trx) => keep(trx, room, whose, certificates))
  if (told === 'already-issued') return { kind: 'already-issued' }
  await room.deliver(told)
  return { kind: 'issued', certificates }
}

function writeIntent(
  room: CertificateRoom,
  whose: Whose,
  requests: readonly KeyRequest[],
): Promise<StoredOrder | Exclude<IssueAnswer, { readonly kind: 'issued' }>> {
  return transaction(room.database, async (trx) => {
    const stored = await openStoredOrder(trx, room, whose, 'lock')
    if (!stored) return { kind: 'gone' }
    const { row, key } = stored
    if (row.state === 'issued') return { kind: 'already-issued' }
    if (row.state === 'started' || row.expiresAt <= room.clock.now()) return { kind: 'unidentified' }
    if (!(await areSound(requests, usesOf[row.keyPlace]))) return { kind: 'request-unsound' }
    const written = JSON.stringify(
      requests.map(({ use, request }) => ({ use, request: Buffer.from(request).toString('base64') })),
    )
    const requestsSealed = encryptField(key, orderPlace(row.id, 'requests'), written, room.random)
    await moveOrder(trx, room, row.id, 'issuing', { requestsSealed })
    return stored
  })
}

async function areSound(requests: readonly KeyRequest[], uses: readonly KeyUse[]): Promise<boolean> {
  if (
    requests
      .map(({ use }) => use)
      .toSorted()
      .join() !== uses.toSorted().join()
  )
    return false
  const intact = await Promise.all(
    requests.map(async ({ request }) => {
      const read = orIfUnsound(() => parseCertificationRequest(request), null)
      return read !== null && (await isRequestIntact(read))
    }),
  )
  return intact.every(Boolean)
}

async function askAuthority(
  room: CertificateRoom,
  { row, details }: StoredOrder,
  { use, request }: KeyRequest,
) {
  if (!room.authority) return { kind: 'unavailable' } as const
  const { iin, names } = await profileOf(room, row.personId)
  const digest = createHash('sha256').update(request).digest('hex').slice(0, 16)
  return room.authority.issue({
    // Of the very key: a page that was closed before it had its file orders another one.
    id: `${row.id}:${use}:${digest}`,
    request,
    iin,
    surname: names.surname,
    name: names.name,
    ...(names.patronymic ? { patronymic: names.patronymic } : {}),
    ...(details.entity ? { bin: details.entity.bin, organization: details.entity.name } : {}),
    role: row.needs,
    use,
  })
}

/** Certificates, history and message in one transaction, once. */
async function keep(
  trx: Database,
  room: CertificateRoom,
  whose: Whose,
  certificates: readonly AuthorityCertificate[],
): Promise<Told | 'already-issued'> {
  const { clock } = room
  const stored = await openStoredOrder(trx, room, whose, 'lock')
  if (!stored || stored.row.state === 'issued') return 'already-issued'
  for (const certificate of certificates) await insert(trx, room, stored, certificate)
  await moveOrder(trx, room, stored.row.id, 'issued')
  await recordOperation(trx, clock, {
    personId: whose.personId,
    operation: 'certificate-issued',
    by: 'self',
    channel: 'digital-id',
    device: whose.device,
    result: 'done',
    details: { purpose: stored.row.needs, method: stored.row.keyPlace },
  })
  const { notAfter } = parseCertificate(certificates[0]?.certificate ?? new Uint8Array())
  const { keyPlace } = stored.row
  const { entity, email } = stored.details
  return tellOfCertificate(trx, room, whose.personId, {
    what: 'issued',
    keyPlace,
    entity: entity?.name ?? null,
    until: new Date(notAfter),
    email,
  })
}

async function insert(
  trx: Database,
  { clock, random }: CertificateRoom,
  { row, key }: StoredOrder,
  { certificate, chain, use, serialNumber, state }: AuthorityCertificate,
): Promise<void> {
  const id = random.uuid()
  const parsed = parseCertificate(certificate)
  const written = JSON.stringify([certificate, ...chain].map((der) => Buffer.from(der).toString('base64')))
  const facts = JSON.stringify(certificateFacts(parsed))
  await tablesOf(trx)
    .insertInto('certificates')
    .values({
      id,
      personId: row.personId,
      orderId: row.id,
      serialNumber,
      use,
      keyPlace: row.keyPlace,
      chainSealed: encryptField(key, certificatePlace(id, 'chain'), written, random),
      factsSealed: encryptField(key, certificatePlace(id, 'facts'), facts, random),
      state,
      issuedAt: clock.now(),
      notAfter: new Date(parsed.notAfter),
      revokedAt: null,
      reason: null,
    })
    .execute()
}
