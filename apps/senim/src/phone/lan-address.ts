import type { NetworkInterfaceInfo } from 'node:os'

type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>

/** Interfaces of containers, virtual machines and tunnels: no phone is behind them. */
const unreachable = /^(docker|br-|veth|virbr|vmnet|vboxnet|tun|tap|utun|wg|tailscale|zt|awdl|llw|podman)/

/** Networks of homes and offices, the most usual first. */
const usual = [/^192\.168\./, /^10\./, /^172\.(1[6-9]|2\d|3[01])\./]

/**
 * Addresses of this machine that a phone in the same network may reach, the likeliest first.
 *
 * @example lanAddresses(networkInterfaces())[0] // '192.168.1.20'
 */
export function lanAddresses(interfaces: Interfaces): readonly string[] {
  const addresses = Object.entries(interfaces)
    .filter(([name]) => !unreachable.test(name))
    .flatMap(([, infos]) => infos ?? [])
    .filter(({ family, internal, address }) => family === 'IPv4' && !internal && !isSelfMade(address))
    .map(({ address }) => address)
  return [...new Set(addresses)].sort((a, b) => rank(a) - rank(b))
}

/** 169.254…: the machine found no network and made an address up. */
function isSelfMade(address: string): boolean {
  return address.startsWith('169.254.')
}

function rank(address: string): number {
  const found = usual.findIndex((network) => network.test(address))
  return found < 0 ? usual.length : found
}
