import {
  type CertificationRequest,
  isRequestIntact,
  type NcaRole,
  ncaProfile,
  orIfUnsound,
  parseCertificationRequest,
  purposeOid,
} from '#eds'
import { AuthorityError } from './errors.ts'
import { type CertificateOrder, type OrderRole, orderRoles } from './order.ts'

/** What a PKCS #10 request says; whoever orders fills in or overrules the rest. */
export type RequestedCertificate = Pick<CertificateOrder, 'publicKey'> & {
  readonly person: Partial<CertificateOrder['person']>
  readonly organization?: { readonly bin: string; readonly name: string }
  readonly role?: OrderRole
  readonly use?: CertificateOrder['use']
}

/** Reads a request (DER) and makes sure that it is signed with the key it brings. Throws `request-unsound`. */
export async function readRequest(der: Uint8Array): Promise<RequestedCertificate> {
  const request = orIfUnsound(() => parseCertificationRequest(der), undefined)
  if (!request) throw new AuthorityError('request-unsound', 'This is not a PKCS #10 request.')
  if (!(await isRequestIntact(request)))
    throw new AuthorityError('request-unsound', 'The request is not signed with the key it asks for.')
  const { extendedKeyUsage } = request.requested
  const profile = ncaProfile({ subject: request.subject, extendedKeyUsage })
  const role = mostSpecial(profile.roles)
  const use = useOf(request)
  return {
    publicKey: request.publicKey.der,
    person: personOf(profile),
    ...(profile.bin && profile.organization
      ? { organization: { bin: profile.bin, name: profile.organization } }
      : {}),
    ...(role ? { role } : {}),
    ...(use ? { use } : {}),
  }
}

function personOf({ iin, surname, commonName, patronymic }: ReturnType<typeof ncaProfile>) {
  // The common name is the surname and the name.
  const name = surname && commonName?.startsWith(`${surname} `) ? commonName.slice(surname.length + 1) : null
  return {
    ...(iin ? { iin } : {}),
    ...(surname ? { surname } : {}),
    ...(name ? { name } : {}),
    ...(patronymic ? { patronymic } : {}),
  }
}

function useOf({ requested: { extendedKeyUsage = [] } }: CertificationRequest) {
  if (extendedKeyUsage.includes(purposeOid.emailProtection)) return 'signing'
  return extendedKeyUsage.includes(purposeOid.clientAuth) ? 'authentication' : undefined
}

// "legal-entity" stands beside every role of one.
function mostSpecial(roles: readonly NcaRole[]): OrderRole | undefined {
  return orderRoles.find((role) => roles.includes(role))
}
