import { textIfAny } from '../der/index.ts'
import { attributeOid, type Certificate, type GeneralName, isEmptyName, isSelfIssued } from '../x509/index.ts'
import { isWithin } from './name-within.ts'
import type { PathFault, PathReason } from './path-verdict.ts'

/** Where the issuers so far may name: within one of each permitted list, and of no excluded one. */
type NameLimits = {
  readonly permitted: readonly (readonly GeneralName[])[]
  readonly excluded: readonly GeneralName[]
}

// A certificate of ten thousand names under ten thousand limits would cost minutes; no honest one comes near.
const maxComparisons = 1 << 20

/** Every name lies where its issuers may name (RFC 5280, 6.1.3 (b) and (c)). */
export function nameConstraintFault(path: readonly Certificate[]): PathFault | undefined {
  let limits: NameLimits = { permitted: [], excluded: [] }
  for (let position = 1; position < path.length; position++) {
    const certificate = path[position]!
    const isExempt = position < path.length - 1 && isSelfIssued(certificate)
    const reason = isExempt ? undefined : refusal(certificate, limits)
    if (reason) return { reason, position }
    limits = limitsBelow(limits, certificate)
  }
  return undefined
}

function limitsBelow(limits: NameLimits, { nameConstraints }: Certificate): NameLimits {
  if (!nameConstraints) return limits
  const { permitted, excluded } = nameConstraints
  return {
    permitted: permitted.length > 0 ? [...limits.permitted, permitted] : limits.permitted,
    excluded: [...limits.excluded, ...excluded],
  }
}

function refusal(certificate: Certificate, { permitted, excluded }: NameLimits): PathReason | undefined {
  const limitCount = excluded.length + permitted.reduce((sum, list) => sum + list.length, 0)
  if (limitCount === 0) return undefined
  const names = namesOf(certificate)
  if (limitCount * names.length > maxComparisons) return 'names-too-many'
  if (names.some((name) => excluded.some((limit) => isWithin(name, limit) !== 'no'))) return 'name-excluded'
  const isPermitted = (name: GeneralName) => permitted.every((list) => isWithinOne(name, list))
  return names.every(isPermitted) ? undefined : 'name-not-permitted'
}

// A list that says nothing of a kind of name permits all of that kind.
function isWithinOne(name: GeneralName, list: readonly GeneralName[]): boolean {
  const ofKind = list.filter(({ kind }) => kind === name.kind)
  return ofKind.length === 0 || ofKind.some((limit) => isWithin(name, limit) === 'yes')
}

function namesOf({ subject, subjectAltName }: Certificate): readonly GeneralName[] {
  return [
    ...(isEmptyName(subject) ? [] : [{ kind: 'directory', name: subject } as const]),
    ...(subjectAltName ?? []),
    ...mailAddresses(subject.rdns.flat()),
  ]
}

// An e-mail address in the subject is bound like one in subjectAltName (RFC 5280, 4.2.1.10).
function mailAddresses(attributes: Certificate['subject']['rdns'][number]): readonly GeneralName[] {
  return attributes.flatMap(({ oid, value }) => {
    // A text that cannot be read is an address that cannot be compared.
    return oid === attributeOid.emailAddress ? [{ kind: 'email', text: textIfAny(value) ?? '' } as const] : []
  })
}
