import { attributeOid, attributeTexts, type Certificate } from '../x509/index.ts'
import { type Identification, identificationOids, type NcaRole, roleOids } from './oid.ts'

/** Who a certificate of the National Certification Authority was issued to, and as what. */
export type NcaProfile = {
  readonly iin: string | null
  readonly bin: string | null
  readonly roles: readonly NcaRole[]
  readonly identification: Identification | null
  readonly commonName: string | null
  readonly surname: string | null
  /** The authority writes the patronymic where others write the given name. */
  readonly patronymic: string | null
  readonly organization: string | null
}

/** Reads the national profile; a certificate of somebody else has no IIN and no roles. */
export function ncaProfile({
  subject,
  extendedKeyUsage = [],
}: Pick<Certificate, 'subject' | 'extendedKeyUsage'>): NcaProfile {
  const texts = (oid: string) => attributeTexts(subject, oid)
  const first = (oid: string) => texts(oid)[0] ?? null
  return {
    iin: numberAfter('IIN', texts(attributeOid.serialNumber)),
    bin: numberAfter('BIN', texts(attributeOid.organizationalUnit)),
    roles: extendedKeyUsage.flatMap((oid) => known(roleOids, oid)),
    identification: extendedKeyUsage.flatMap((oid) => known(identificationOids, oid))[0] ?? null,
    commonName: first(attributeOid.commonName),
    surname: first(attributeOid.surname),
    patronymic: first(attributeOid.givenName),
    organization: first(attributeOid.organization),
  }
}

// Two different numbers would let a reader choose one: then there is none.
function numberAfter(prefix: string, texts: readonly string[]): string | null {
  const numbers = texts.flatMap((text) => new RegExp(`^${prefix}(\\d{12})$`).exec(text)?.[1] ?? [])
  return new Set(numbers).size === 1 ? (numbers[0] as string) : null
}

function known<T>(names: Readonly<Record<string, T>>, oid: string): readonly T[] {
  const name = Object.hasOwn(names, oid) ? names[oid] : undefined
  return name === undefined ? [] : [name]
}
