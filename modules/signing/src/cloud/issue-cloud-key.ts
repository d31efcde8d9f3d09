import { decryptField, encryptField } from '#platform/crypto'
import { transaction } from '#platform/database'
import { type IssueAnswer, issueOrder, type KeyRequest } from '../certificates/issue-order.ts'
import { moveOrder, openStoredOrder, profileOf } from '../certificates/order.ts'
import { makeRequestedKey } from '../certificates/requested-key.ts'
import type { CertificateRoom } from '../signing-room.ts'
import { orderPlace } from '../tables.ts'
import { keepCloudKey } from './cloud-key.ts'

/**
 * Makes the key of an order here and has it certified. The key is kept before the authority is asked: asking again, after
 * an outcome that stayed unknown, is about the same key.
 */
export async function issueCloudKey(
  room: CertificateRoom,
  whose: Parameters<typeof issueOrder>[1],
): Promise<IssueAnswer> {
  const request =
    (await earlierRequest(room, whose)) ?? (await newKey(room, whose)) ?? (await earlierRequest(room, whose))
  if (!request) return { kind: 'unidentified' }
  return issueOrder(room, whose, [request])
}

async function earlierRequest(room: CertificateRoom, whose: Parameters<typeof issueOrder>[1]) {
  const stored = await openStoredOrder(room.database, room, whose, 'look')
  if (!stored?.row.requestsSealed) return null
  const sealed = decryptField(stored.key, orderPlace(stored.row.id, 'requests'), stored.row.requestsSealed)
  const [written]: { use: 'signing'; request: string }[] = JSON.parse(sealed)
  return written
    ? ({
        use: 'signing',
        request: new Uint8Array(Buffer.from(written.request, 'base64')),
      } satisfies KeyRequest)
    : null
}

async function newKey(
  room: CertificateRoom,
  whose: Parameters<typeof issueOrder>[1],
): Promise<KeyRequest | null> {
  const { names } = await profileOf(room, whose.personId)
  const made = await makeRequestedKey(`${names.surname} ${names.name}`, 'p-256')
  return transaction(room.database, async (trx) => {
    const stored = await openStoredOrder(trx, room, whose, 'lock')
    // Two clicks at once make one key: the second finds the order already under way.
    if (stored?.row.state !== 'identified' || stored.row.keyPlace !== 'cloud') return null
    await keepCloudKey(trx, room, stored.key, { orderId: stored.row.id, pkcs8: made.pkcs8 })
    const request = { use: 'signing', request: made.request } as const
    const written = JSON.stringify([
      { use: 'signing', request: Buffer.from(made.request).toString('base64') },
    ])
    const requestsSealed = encryptField(
      stored.key,
      orderPlace(stored.row.id, 'requests'),
      written,
      room.random,
    )
    await moveOrder(trx, room, stored.row.id, 'issuing', { requestsSealed })
    return request
  })
}
