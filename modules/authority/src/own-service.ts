import { hexOf, parseCertificate, parseDer, parsePublicKey } from '#eds'
import {
  type Holder,
  issuerOf,
  issueWithIdentifiers,
  newSerialNumber,
  wholeSecond,
} from './certificate-draft.ts'
import type { HeldKey } from './keys/key-store.ts'
import type { Authority } from './open-authority.ts'
import { authorityExtensions, authorityName } from './profile/authority-profile.ts'
import { pointersOfIssuing } from './profile/places.ts'
import { certificateFile } from './state/certificate-file.ts'

export type ServiceName = 'ocsp' | 'time-stamping'

const day = 86_400_000
const life = 3 * 365 * day
const renewBefore = 30 * day

const opened = new WeakMap<Authority, Map<ServiceName, Holder>>()

/** The responder or the time-stamping authority; its certificate is renewed, with the same key, a month before its end. */
export function ownService(authority: Authority, name: ServiceName): Promise<Holder> {
  return authority.inTurn(async () => {
    const now = wholeSecond(authority.clock.now())
    const services = opened.get(authority) ?? new Map<ServiceName, Holder>()
    opened.set(authority, services)
    const current = services.get(name)
    if (current && isInForce(current, now)) return current
    const key = await authority.keys.open(name)
    const file = authority.files.read(`${name}.cer`)
    const kept = file && { certificate: parseCertificate(new Uint8Array(file)), key: key.signing }
    const service = kept && isInForce(kept, now) ? kept : await certify(authority, name, key, now)
    services.set(name, service)
    return service
  })
}

// A clock of the sandbox may be put back: then a certificate of the future is of no use either.
function isInForce({ certificate }: Holder, now: number): boolean {
  return certificate.notBefore <= now && now < certificate.notAfter - renewBefore
}

async function certify(
  authority: Authority,
  name: ServiceName,
  { publicKey, signing }: HeldKey,
  now: number,
): Promise<Holder> {
  const { algorithm, owner } = authority.foundation
  const serialNumber = newSerialNumber(authority.random)
  const notAfter = Math.min(now + life, authority.issuing.notAfter)
  const der = await issueWithIdentifiers({
    serialNumber,
    issuer: issuerOf(await authority.holder('issuing')),
    subject: authorityName(name, algorithm, owner),
    publicKey: parsePublicKey(parseDer(publicKey)),
    notBefore: now,
    notAfter,
    extensions: [...authorityExtensions[name](), ...pointersOfIssuing(authority.address)],
  })
  authority.files.write(certificateFile(hexOf(serialNumber)), der)
  authority.ledger.add({
    kind: 'issued',
    at: new Date(now).toISOString(),
    serialNumber: hexOf(serialNumber),
    use: 'service',
    notBefore: new Date(now).toISOString(),
    notAfter: new Date(notAfter).toISOString(),
  })
  authority.files.write(`${name}.cer`, der)
  return { certificate: parseCertificate(der), key: signing }
}
