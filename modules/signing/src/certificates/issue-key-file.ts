import { makeKeyFile } from '#eds'
import type { CertificateRoom } from '../signing-room.ts'
import { type IssueAnswer, issueOrder } from './issue-order.ts'
import { profileOf } from './order.ts'
import { makeRequestedKey } from './requested-key.ts'

/** Shorter ones are guessed, longer ones are no password that people type. */
export const passwordRules = { least: 8, most: 64 } as const

export type KeyFileAnswer =
  | { readonly kind: 'issued'; readonly file: Uint8Array }
  | Exclude<IssueAnswer, { readonly kind: 'issued' }>

/**
 * Makes the key file of an order here, for a browser without script: it leaves with the answer and is kept nowhere. With
 * script the page makes the keys itself, and this program never sees them.
 */
export async function issueKeyFile(
  room: CertificateRoom,
  whose: Parameters<typeof issueOrder>[1],
  password: string,
): Promise<KeyFileAnswer> {
  const { names } = await profileOf(room, whose.personId)
  const name = `${names.surname} ${names.name}`
  const [authentication, signing] = await Promise.all([
    makeRequestedKey(name, 'rsa-2048'),
    makeRequestedKey(name, 'rsa-2048'),
  ])
  const answer = await issueOrder(room, whose, [
    { use: 'authentication', request: authentication.request },
    { use: 'signing', request: signing.request },
  ])
  if (answer.kind !== 'issued') return answer
  const keyOf = { authentication: authentication.pkcs8, signing: signing.pkcs8 }
  const file = await makeKeyFile({
    items: answer.certificates.map(({ use, certificate }) => ({
      pkcs8: keyOf[use],
      certificate,
      friendlyName: use === 'signing' ? 'SIGN' : 'AUTH',
    })),
    chain: answer.certificates[0]?.chain ?? [],
    password,
  })
  return { kind: 'issued', file }
}
