import { areEqual } from '../der/index.ts'
import { type GeneralName, isWithinName } from '../x509/index.ts'

/** `unknown`: this package cannot tell, so the name is neither permitted nor safe from being excluded. */
export type Within = 'yes' | 'no' | 'unknown'

/** Whether a name lies within the base of a subtree (RFC 5280, 4.2.1.10). Other kinds lie in other trees. */
export function isWithin(name: GeneralName, base: GeneralName): Within {
  if (name.kind === 'directory' && base.kind === 'directory')
    return answer(isWithinName(name.name, base.name))
  if (name.kind === 'ip' && base.kind === 'ip') return isWithinNetwork(name.octets, base.octets)
  if (name.kind !== base.kind) return 'no'
  if ('text' in name && 'text' in base) return textWithin[name.kind](name.text, base.text)
  return 'unknown'
}

const textWithin: Readonly<Record<'email' | 'dns' | 'uri', (text: string, base: string) => Within>> = {
  email: isMailWithin,
  dns: (host, base) => answer(isHostWithin(host, base)),
  uri: isUriWithin,
}

// "example.kz" holds itself and everything below; a name constraint of no letters holds all.
function isHostWithin(host: string, base: string): boolean {
  const [name, domain] = [plainHost(host), plainHost(base)]
  if (domain === '') return true
  return name === domain || name.endsWith(domain.startsWith('.') ? domain : `.${domain}`)
}

// A mailbox, a host ("example.kz"), or the hosts below a domain (".example.kz").
function isMailWithin(address: string, base: string): Within {
  const at = address.lastIndexOf('@')
  if (at < 1 || at === address.length - 1) return 'unknown'
  const host = address.slice(at + 1)
  const baseAt = base.lastIndexOf('@')
  if (baseAt < 0) return answer(isHost(host, base))
  // Only the part after @ is the same in any case.
  return answer(address.slice(0, at) === base.slice(0, baseAt) && isHost(host, base.slice(baseAt + 1)))
}

function isUriWithin(uri: string, base: string): Within {
  const host = hostOf(uri)
  return host === undefined ? 'unknown' : answer(isHost(host, base))
}

function isHost(host: string, base: string): boolean {
  const [name, domain] = [plainHost(host), plainHost(base)]
  if (domain === '') return true
  return domain.startsWith('.') ? name.endsWith(domain) : name === domain
}

/** The host of a URI, if it has one by name: an address in figures cannot be compared with a domain. */
function hostOf(uri: string): string | undefined {
  const authority = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(uri)?.[1]
  const host = authority?.replace(/^.*@/, '').replace(/:\d*$/, '')
  if (!host || host.startsWith('[') || /^[\d.]+$/.test(host) || !/^[a-z0-9._-]+$/i.test(host))
    return undefined
  return host
}

function plainHost(host: string): string {
  return host.toLowerCase().replace(/\.$/, '')
}

// The base is an address and a mask of the same length.
function isWithinNetwork(address: Uint8Array, base: Uint8Array): Within {
  const half = base.length / 2
  if ((half !== 4 && half !== 16) || (address.length !== 4 && address.length !== 16)) return 'unknown'
  if (address.length !== half) return 'no'
  const mask = base.subarray(half)
  return answer(
    areEqual(
      address.map((octet, i) => octet & mask[i]!),
      base.subarray(0, half).map((octet, i) => octet & mask[i]!),
    ),
  )
}

function answer(isWithinBase: boolean): Within {
  return isWithinBase ? 'yes' : 'no'
}
