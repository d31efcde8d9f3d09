import type { AccessLocation, Certificate, DistributionPoint, GeneralName } from '#eds'
import type { TrustList } from '#modules/trust'

/** Access methods of RFC 5280, 4.2.2.1. */
const ocspMethod = '1.3.6.1.5.5.7.48.1'

/**
 * Where questions may go: the origins that the trusted authorities' own certificates name, and those an operator adds.
 * What anybody else writes into a certificate never makes this program call an address.
 */
export function trustedOrigins(
  { anchors, others }: TrustList,
  added: readonly string[] = [],
): ReadonlySet<string> {
  const named = [...anchors, ...others].flatMap((certificate) => [
    ...ocspAddresses(certificate),
    ...listAddresses(certificate),
    ...(certificate.authorityInfoAccess ?? []).flatMap(uriOf),
  ])
  return new Set([...named, ...added].flatMap((address) => originOf(address) ?? []))
}

export function ocspAddresses({ authorityInfoAccess }: Certificate): readonly string[] {
  return (authorityInfoAccess ?? []).filter(({ method }) => method === ocspMethod).flatMap(uriOf)
}

/** Where the complete list and the newest changes to it are published. */
export function listAddresses({ crlDistributionPoints, freshestCrl }: Certificate): readonly string[] {
  return [...(crlDistributionPoints ?? []), ...(freshestCrl ?? [])].flatMap(namesOf)
}

export function isAllowed(address: string, origins: ReadonlySet<string>): boolean {
  const origin = originOf(address)
  return origin !== null && origins.has(origin)
}

// OCSP and lists travel over plain HTTP by custom: what comes back is signed.
function originOf(address: string): string | null {
  if (!URL.canParse(address)) return null
  const { protocol, origin, username, password } = new URL(address)
  return (protocol === 'http:' || protocol === 'https:') && !username && !password ? origin : null
}

function namesOf({ name }: DistributionPoint): readonly string[] {
  return name?.kind === 'full' ? name.names.flatMap(textOfUri) : []
}

function uriOf({ location }: AccessLocation): readonly string[] {
  return textOfUri(location)
}

function textOfUri(name: GeneralName): readonly string[] {
  return name.kind === 'uri' ? [name.text] : []
}
