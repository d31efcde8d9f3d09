import * as v from 'valibot'

const day = v.pipe(v.string(), v.isoDate())
const iin = v.pipe(v.string(), v.regex(/^\d{12}$/))

const paper = v.object({
  kind: v.picklist(['id-card', 'passport', 'residence-permit', 'stateless-document', 'candas-certificate']),
  number: v.string(),
  issuedOn: day,
  expiresOn: day,
  issuer: v.string(),
})

const person = v.object({
  iin,
  surname: v.string(),
  name: v.string(),
  patronymic: v.optional(v.string()),
  latinSurname: v.string(),
  latinName: v.string(),
  birthDate: day,
  sex: v.picklist(['male', 'female']),
  status: v.picklist(['citizen', 'foreigner-permanent', 'stateless-permanent', 'candas', 'temporary']),
  deceasedOn: v.optional(day),
  address: v.optional(v.object({ region: v.string() })),
  documents: v.array(paper),
  photo: v.optional(
    v.pipe(
      v.string(),
      v.base64(),
      v.transform((base64): Uint8Array => Buffer.from(base64, 'base64')),
    ),
  ),
})

const act = v.object({
  kind: v.picklist(['birth', 'adoption', 'marriage', 'divorce', 'name-change', 'death']),
  date: day,
  number: v.string(),
  iin: v.optional(iin),
  spouses: v.optional(v.array(iin)),
  childIin: v.optional(iin),
  parents: v.optional(v.array(iin)),
})

const entity = v.object({
  bin: iin,
  name: v.string(),
  kind: v.picklist(['legal-entity', 'sole-proprietor']),
  headIin: iin,
  registeredOn: day,
  status: v.string(),
  region: v.string(),
})

const contribution = v.object({
  id: v.pipe(v.string(), v.maxLength(100)),
  employeeIin: iin,
  surname: v.string(),
  name: v.string(),
  patronymic: v.optional(v.string()),
  period: v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/)),
  knp: v.pipe(v.string(), v.regex(/^\d{3}$/)),
  // In tiyn, as text: a sum never passes through a floating-point number.
  amount: v.pipe(
    v.string(),
    v.regex(/^\d{1,17}$/),
    v.transform((tiyn) => BigInt(tiyn)),
  ),
  paidOn: day,
  reference: v.string(),
})

/** What each registry may answer; anything else is a `wrong-answer` and never reaches a decision. */
export const answers = {
  individuals: v.variant('found', [
    v.object({ found: v.literal(true), person }),
    v.object({ found: v.literal(false) }),
  ]),
  'mobile-citizens': v.object({ linked: v.boolean() }),
  'civil-acts': v.object({ acts: v.array(act) }),
  'legal-entities': v.object({ entities: v.array(entity) }),
  contributions: v.object({
    payer: iin,
    total: v.pipe(v.number(), v.integer(), v.minValue(0)),
    rows: v.array(contribution),
  }),
} as const

export type RegistryName = keyof typeof answers
export type AnswerOf<Name extends RegistryName> = v.InferOutput<(typeof answers)[Name]>
