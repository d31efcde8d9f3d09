/**
 * Hosts of the push services of browsers. A subscription names an address that this server will call, so any other
 * host is refused: otherwise a visitor could point us at a machine of our own network.
 */
const pushHosts: readonly string[] = [
  'fcm.googleapis.com',
  'jmt17.google.com',
  'updates.push.services.mozilla.com',
  '.push.apple.com',
  '.notify.windows.com',
]

/**
 * Whether this is the address of a browser's push service.
 *
 * @param sandbox the sandbox's own push service, where there is a sandbox
 */
export function isPushEndpoint(address: string, sandbox: string | null = null): boolean {
  if (!URL.canParse(address)) return false
  if (sandbox !== null && new URL(address).origin === sandbox)
    return new URL(address).pathname.startsWith('/push/')
  const { protocol, hostname, port, username } = new URL(address)
  if (protocol !== 'https:' || port !== '' || username !== '') return false
  return pushHosts.some((host) => (host.startsWith('.') ? hostname.endsWith(host) : hostname === host))
}
