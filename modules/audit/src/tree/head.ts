import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { type Keyring, lookupIndex } from '#platform/crypto'

/** The tree at one moment: how many lines, their root, when, what came before; signed. */
export type TreeHead = {
  readonly size: number
  readonly root: string
  readonly at: Date
  /** The hash of the head before this one. */
  readonly previousHash: string
  readonly signature: string
}

/** What the first head follows. */
export const firstPreviousHash = '0'.repeat(64)

// PKCS #8 of an Ed25519 key around its 32 bytes (RFC 8410).
const wrapping = Buffer.from('302e020100300506032b657004220420', 'hex')

/** The key that signs heads; it is drawn from the pepper, which lies outside the database and never changes. */
export function headKey(keyring: Keyring): KeyObject {
  const seed = lookupIndex(keyring, 'audit.head', 'signing key')
  return createPrivateKey({ key: Buffer.concat([wrapping, seed]), format: 'der', type: 'pkcs8' })
}

/** The public half, as base64 of its DER: with it anybody can check a head. */
export function headPublicKey(keyring: Keyring): string {
  return createPublicKey(headKey(keyring)).export({ format: 'der', type: 'spki' }).toString('base64')
}

export function signHead(key: KeyObject, head: Omit<TreeHead, 'signature'>): TreeHead {
  return { ...head, signature: sign(null, saidBy(head), key).toString('base64') }
}

/** Whether a head was signed by this installation. */
export function isSignedHead(keyring: Keyring, head: TreeHead): boolean {
  return verify(null, saidBy(head), createPublicKey(headKey(keyring)), Buffer.from(head.signature, 'base64'))
}

/** The hash the next head carries. */
export function hashOfHead(head: TreeHead): string {
  return createHash('sha256').update(saidBy(head)).update(head.signature).digest('hex')
}

function saidBy({ size, root, at, previousHash }: Omit<TreeHead, 'signature'>): Buffer {
  return Buffer.from(JSON.stringify(['senim tree head', size, root, at.toISOString(), previousHash]))
}
