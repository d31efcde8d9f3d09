import {
  attributeOid,
  encodeExtendedKeyUsage,
  encodeKeyUsage,
  encodeName,
  encodePolicies,
  identificationOids,
  keyUsageBit,
  type NamePart,
  purposeOid,
  roleOids,
} from '#eds'
import type { CertificateOrder, OrderRole } from '../order.ts'

/** The policy of the National Certification Authority, which its readers look for. */
export const nationalPolicy = '1.2.398.3.3.2'

const { digitalSignature, nonRepudiation, keyEncipherment } = keyUsageBit

/** The subject as the National Certification Authority writes it: IIN and BIN with their prefixes, GN the patronymic. */
export function personName({ person, organization }: CertificateOrder): Uint8Array {
  const surname = upper(person.surname)
  const parts: readonly (NamePart | undefined)[] = [
    [attributeOid.commonName, `${surname} ${upper(person.name)}`],
    [attributeOid.surname, surname],
    [attributeOid.serialNumber, `IIN${person.iin}`],
    [attributeOid.country, 'KZ'],
    organization && [attributeOid.organization, organization.name],
    organization && [attributeOid.organizationalUnit, `BIN${organization.bin}`],
    person.patronymic === undefined ? undefined : [attributeOid.givenName, upper(person.patronymic)],
    person.email === undefined ? undefined : [attributeOid.emailAddress, person.email],
  ]
  return encodeName(parts.filter((part) => part !== undefined))
}

/** What the certificate is for and as what, apart from its pointers and key identifiers. */
export function personExtensions({ role, use, identification }: CertificateOrder): readonly Uint8Array[] {
  const purpose = use === 'signing' ? purposeOid.emailProtection : purposeOid.clientAuth
  const usage = use === 'signing' ? digitalSignature | nonRepudiation : digitalSignature | keyEncipherment
  return [
    encodePolicies([nationalPolicy]),
    encodeKeyUsage(usage),
    encodeExtendedKeyUsage([purpose, ...roleOidsOf(role), oidOf(identificationOids, identification)]),
  ]
}

function roleOidsOf(role: OrderRole): readonly string[] {
  if (role === 'individual') return [oidOf(roleOids, role)]
  return [oidOf(roleOids, 'legal-entity'), oidOf(roleOids, role)]
}

function oidOf(names: Readonly<Record<string, string>>, wanted: string): string {
  return Object.keys(names).find((oid) => names[oid] === wanted) as string
}

function upper(text: string): string {
  return text.trim().normalize('NFC').toLocaleUpperCase('kk')
}
