import { equalSecrets, type Keyring, lookupIndex } from '#platform/crypto'

/**
 * The secret of a private page for somebody without an account: whoever has the address reads the ticket. Drawn from
 * the keyring, so that it is kept nowhere and can still be written into an SMS days later.
 */
export function accessTokenOf(keyring: Keyring, ticketId: string): string {
  const mac = lookupIndex(keyring, 'support.access', ticketId).subarray(0, 18)
  return `${Buffer.from(ticketId.replaceAll('-', ''), 'hex').toString('base64url')}${mac.toString('base64url')}`
}

/** The ticket that this secret opens, or `null`. */
export function ticketIdIn(keyring: Keyring, token: string): string | null {
  if (!/^[\w-]{46}$/.test(token)) return null
  const hex = Buffer.from(token.slice(0, 22), 'base64url').toString('hex')
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return equalSecrets(accessTokenOf(keyring, id), token) ? id : null
}
