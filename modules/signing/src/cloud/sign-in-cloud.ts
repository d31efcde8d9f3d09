import { base64Bytes, parsePrivateKey, signCms, signingKeyOf } from '#eds'
import { decryptField } from '#platform/crypto'
import { acceptSignature, type SignatureAnswer } from '../requests/accept-signature.ts'
import { openStoredRequest } from '../requests/stored-request.ts'
import type { CertificateRoom } from '../signing-room.ts'
import { certificatePlace, tablesOf } from '../tables.ts'
import { spendActivation } from './activation.ts'
import { openCloudKey } from './cloud-key.ts'

/** `not-activated`: the permission is used up, out of time, or for something else; identify yourself anew. */
export type CloudAnswer = SignatureAnswer | { readonly state: 'not-activated' }

/**
 * Signs the manifest of a request with a key that is held here, by an activation that was granted for exactly this
 * manifest. The key is opened for this one signature; the signature is then judged as everybody's is.
 */
export async function signInCloud(
  room: CertificateRoom,
  { personId, requestId, activationId }: { personId: string; requestId: string; activationId: string },
): Promise<CloudAnswer> {
  const { database, clock } = room
  const request = await openStoredRequest(database, room, requestId)
  const spent = await spendActivation(room, { personId, requestId, activationId, manifest: request.manifest })
  const signer = spent && (await openSigner(room, request.key, spent.certificateId))
  if (!signer) return { state: 'not-activated' }
  const cms = await signCms(
    { content: request.manifest, attached: true },
    { ...signer, signingTime: clock.now().getTime() },
  )
  return acceptSignature(room, requestId, cms, { way: 'cloud' })
}

async function openSigner(
  { database, keyring }: CertificateRoom,
  key: Parameters<typeof openCloudKey>[2],
  certificateId: string,
) {
  const row = await tablesOf(database)
    .selectFrom('certificates')
    .select(['id', 'orderId', 'chainSealed'])
    .where('id', '=', certificateId)
    .where('personId', '=', key.personId)
    .where('state', '=', 'good')
    .executeTakeFirst()
  const pkcs8 = row && (await openCloudKey(database, keyring, key, row.orderId))
  if (!pkcs8) return null
  const written: string[] = JSON.parse(decryptField(key, certificatePlace(row.id, 'chain'), row.chainSealed))
  const [certificate, ...chain] = written.map(base64Bytes)
  if (!certificate) return null
  // The root travels with nobody: whoever trusts it has it.
  return { key: await signingKeyOf(parsePrivateKey(pkcs8)), certificate, chain: chain.slice(0, -1) }
}
