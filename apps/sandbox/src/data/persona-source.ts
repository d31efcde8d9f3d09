import { addDays, addMonths, checkIin } from '#kz'
import type {
  DocumentKind,
  IdentityDocument,
  Language,
  Persona,
  PersonStatus,
  StoryKind,
} from '../state/persona.ts'

/** A paper as the data files write it: issued on a day, or running out so many days after the sandbox was set up. */
export type PaperSource = {
  readonly kind: DocumentKind
  readonly number: string
  readonly years: number
  readonly issuer: string
} & ({ readonly issuedOn: string } | { readonly expiresInDays: number })

/** A persona as the data files write it; birth date and sex are read from the IIN. */
export type PersonaSource = {
  readonly iin: string
  /** Surname, name and, if there is one, patronymic. */
  readonly name: readonly [string, string, string?]
  readonly latin: readonly [string, string]
  readonly status?: PersonStatus
  readonly deceasedOn?: string
  /** First two digits of the KATO code. */
  readonly region: string
  readonly papers: readonly PaperSource[]
  readonly phone?: string
  /** Whom the mobile citizens base knows the phone by, when that is not its bearer; null is nobody. */
  readonly phoneOf?: string | null
  readonly employer?: string
  readonly kinds: readonly StoryKind[]
  readonly story: Readonly<Record<Language, string>>
}

const ministry = 'ҚР Ішкі істер министрлігі'
const labourCommittee = 'ҚР Еңбек және халықты әлеуметтік қорғау министрлігі'

export const idCard = (number: string, issuedOn: string): PaperSource => ({
  kind: 'id-card',
  number,
  issuedOn,
  years: 10,
  issuer: ministry,
})
export const idCardFor = (number: string, expiresInDays: number): PaperSource => ({
  kind: 'id-card',
  number,
  expiresInDays,
  years: 10,
  issuer: ministry,
})
export const passport = (number: string, issuedOn: string): PaperSource => ({
  kind: 'passport',
  number,
  issuedOn,
  years: 10,
  issuer: ministry,
})
export const residencePermit = (number: string, issuedOn: string, years = 10): PaperSource => ({
  kind: 'residence-permit',
  number,
  issuedOn,
  years,
  issuer: ministry,
})
export const statelessDocument = (number: string, issuedOn: string): PaperSource => ({
  kind: 'stateless-document',
  number,
  issuedOn,
  years: 10,
  issuer: ministry,
})
export const candasCertificate = (number: string, issuedOn: string): PaperSource => ({
  kind: 'candas-certificate',
  number,
  issuedOn,
  years: 1,
  issuer: labourCommittee,
})

/** The registry's record of a persona, as of the day the sandbox was set up. */
export function personaFrom(source: PersonaSource, firstDay: string): Persona {
  const { code, fields } = checkIin(source.iin, firstDay)
  const { birthDate, sex } = fields
  if (!birthDate || !sex) throw new Error(`The IIN ${source.iin} of a persona fails its check: ${code}`)
  const [surname, name, patronymic] = source.name
  return {
    iin: source.iin,
    surname,
    name,
    ...(patronymic ? { patronymic } : {}),
    latinSurname: source.latin[0],
    latinName: source.latin[1],
    birthDate,
    sex,
    status: source.status ?? 'citizen',
    ...(source.deceasedOn ? { deceasedOn: source.deceasedOn } : {}),
    region: source.region,
    documents: source.papers.map((paper) => documentFrom(paper, firstDay)),
    ...(source.phone ? { phone: phoneFrom(source, source.phone) } : {}),
    ...(source.employer ? { employerBin: source.employer } : {}),
    kinds: source.kinds,
    story: source.story,
  }
}

function phoneFrom({ iin, phoneOf }: PersonaSource, number: string) {
  return { number, registeredTo: phoneOf === undefined ? iin : phoneOf }
}

/** A paper of ten years issued on 20 August runs out on 19 August. */
function documentFrom(paper: PaperSource, firstDay: string): IdentityDocument {
  const { kind, number, issuer, years } = paper
  if ('issuedOn' in paper) {
    const expiresOn = addDays(addMonths(paper.issuedOn, 12 * years), -1)
    return { kind, number, issuedOn: paper.issuedOn, expiresOn, issuer }
  }
  const expiresOn = addDays(firstDay, paper.expiresInDays)
  return { kind, number, issuedOn: addMonths(addDays(expiresOn, 1), -12 * years), expiresOn, issuer }
}
