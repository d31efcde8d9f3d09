import { isIP } from 'node:net'

/** Why no browser makes or takes a passkey at this address; null where they do. */
export function whyNoPasskey(origin: string): 'ip' | 'insecure' | null {
  const { hostname, protocol } = new URL(origin)
  if (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return 'ip'
  const isLocal = hostname === 'localhost' || hostname.endsWith('.localhost')
  return protocol === 'https:' || isLocal ? null : 'insecure'
}
