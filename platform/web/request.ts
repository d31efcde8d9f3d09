import { BlockList, isIP, isIPv6 } from 'node:net'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

/** The address a request of a site came from; see `lastOutsideHop`. */
export function addressOf(c: Context, trustedProxies: readonly string[] = []): string {
  return lastOutsideHop(socketAddress(c), c.req.header('x-forwarded-for'), trustedProxies)
}

/**
 * The address a request came from: the last hop that is not one of our own proxies (CIDR ranges of the configuration).
 * Without proxies `x-forwarded-for` is ignored, because anybody can write it.
 */
export function lastOutsideHop(
  socket: string,
  forwardedFor: string | undefined,
  trustedProxies: readonly string[],
): string {
  const hops = trustedProxies.length > 0 ? (forwardedFor ?? '').split(',') : []
  let address = socket
  for (const hop of hops.reverse()) {
    if (!isTrusted(address, trustedProxies)) break
    address = hop.trim()
  }
  return address
}

function socketAddress(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? 'unknown'
  } catch {
    return 'unknown' // In tests a request reaches the app object without a socket.
  }
}

function isTrusted(address: string, ranges: readonly string[]): boolean {
  const list = new BlockList()
  for (const range of ranges) {
    const [network = '', length] = range.split('/')
    const family = isIPv6(network) ? 'ipv6' : 'ipv4'
    list.addSubnet(network, length === undefined ? (family === 'ipv6' ? 128 : 32) : Number(length), family)
  }
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '')
  return isIP(plain) !== 0 && list.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4')
}
