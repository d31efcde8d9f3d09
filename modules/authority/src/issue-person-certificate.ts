import { hexOf } from '#eds'
import { issuerOf, issueWithIdentifiers, newSerialNumber, wholeSecond } from './certificate-draft.ts'
import { AuthorityError } from './errors.ts'
import type { Authority } from './open-authority.ts'
import { acceptedKey, type CertificateOrder, checkOrder, orderDigest, usualDays } from './order.ts'
import { personExtensions, personName } from './profile/person-profile.ts'
import { pointersOfIssuing } from './profile/places.ts'
import { certificateFile } from './state/certificate-file.ts'
import type { CertificateRecord } from './state/ledger-entry.ts'

/** A certificate with what is known of it. */
export type IssuedCertificate = { readonly record: CertificateRecord; readonly certificate: Uint8Array }

const dayLong = 86_400_000

/**
 * Carries out an order. The same order under the same id gives the certificate of the first time.
 *
 * @example const { certificate } = await issuePersonCertificate(authority, order)
 */
export function issuePersonCertificate(
  authority: Authority,
  order: CertificateOrder,
): Promise<IssuedCertificate> {
  checkOrder(order, authority.clock.now())
  const publicKey = acceptedKey(order.publicKey)
  return authority.inTurn(async () => {
    const earlier = order.id === undefined ? undefined : authority.ledger.findOrder(order.id)
    if (earlier) return sameAgain(authority, order, earlier)
    const notBefore = wholeSecond(authority.clock.now())
    const notAfter = Math.min(notBefore + (order.days ?? usualDays) * dayLong, authority.issuing.notAfter)
    const serialNumber = newSerialNumber(authority.random)
    const certificate = await issueWithIdentifiers({
      serialNumber,
      issuer: issuerOf(await authority.holder('issuing')),
      subject: personName(order),
      publicKey,
      notBefore,
      notAfter,
      extensions: [...pointersOfIssuing(authority.address), ...personExtensions(order)],
    })
    return record(authority, order, hexOf(serialNumber), certificate, { notBefore, notAfter })
  })
}

function record(
  authority: Authority,
  order: CertificateOrder,
  serialNumber: string,
  certificate: Uint8Array,
  { notBefore, notAfter }: { readonly notBefore: number; readonly notAfter: number },
): IssuedCertificate {
  const { files, ledger, clock } = authority
  // The file first: a certificate without a line was never issued, a line without its certificate would be a loss.
  files.write(certificateFile(serialNumber), certificate)
  ledger.add({
    kind: 'issued',
    at: clock.now().toISOString(),
    serialNumber,
    use: order.use,
    notBefore: new Date(notBefore).toISOString(),
    notAfter: new Date(notAfter).toISOString(),
    iin: order.person.iin,
    ...(order.organization ? { bin: order.organization.bin } : {}),
    ...(order.id === undefined ? {} : { orderId: order.id, orderDigest: orderDigest(order) }),
  })
  return { record: ledger.find(serialNumber) as CertificateRecord, certificate }
}

function sameAgain(
  authority: Authority,
  order: CertificateOrder,
  earlier: CertificateRecord,
): IssuedCertificate {
  if (earlier.orderDigest !== orderDigest(order))
    throw new AuthorityError('order-reused', `Another order was carried out under the id "${order.id}".`)
  return findCertificate(authority, earlier.serialNumber)
}

/** The certificate of a serial number (hexadecimal) and its state. Throws `unknown-certificate`. */
export function findCertificate({ ledger, files }: Authority, serialNumber: string): IssuedCertificate {
  const found = ledger.find(serialNumber.toLowerCase())
  const certificate = found && files.read(certificateFile(found.serialNumber))
  if (!found || !certificate)
    throw new AuthorityError('unknown-certificate', 'No certificate was issued under this serial number.')
  return { record: found, certificate: new Uint8Array(certificate) }
}

/** Everything a person was issued, the newest first. */
export function certificatesOf(authority: Authority, iin: string): readonly IssuedCertificate[] {
  return [...authority.ledger.all()]
    .filter((record) => record.iin === iin)
    .reverse()
    .map(({ serialNumber }) => findCertificate(authority, serialNumber))
}
