import { addDays, checkIin, type Day } from '#kz'
import type { DocumentKind, FieldName, Finding, ReasonCode, Side } from '#modules/identity-documents'
import { crossWithRegistry, type RegistryFacts } from './crossings.ts'
import { sidesOf } from './document-case.ts'
import { type Evidence, findingsOf } from './evidence.ts'
import type { DocumentTerms } from './terms.ts'

/** What is still to be done before a document can be sent. */
export type Missing = Side | 'fields' | 'video'

/**
 * What stands between a document and its sending. `refuses` cannot be sent, only mended; `warns` is told at once, can
 * be mended, and goes to the moderator as evidence.
 */
export type Gate = {
  readonly missing: readonly Missing[]
  readonly refuses: readonly Finding[]
  readonly warns: readonly Finding[]
  /** The confirmed fields that the State's database says differently: a slip, or somebody else's document. */
  readonly differs: readonly FieldName[]
}

export type GateFacts = Evidence & {
  readonly kind: DocumentKind
  readonly confirmedAt: Date | null
  readonly videoAt: Date | null
  /** The side a moderator asked a new picture of, until it is there. */
  readonly askedSide: Side | null
  readonly now: Date
  /** The day in Kazakhstan. */
  readonly today: Day
  readonly terms: DocumentTerms
  /** What the State's database said when the person was identified. */
  readonly known: RegistryFacts | null
}

/** Only these refuse by themselves: what a machine is sure of. Everything else is a person's decision. */
const mayRefuse: readonly ReasonCode[] = ['not-a-card', 'same-side', 'expired', 'iin-invalid']

const warnedDaysBefore = 30
const dayMilliseconds = 24 * 60 * 60_000

/** The gate before sending. */
export function gateOf(facts: GateFacts): Gate {
  const findings = [...findingsOf(facts), ...fieldFindings(facts)].filter(isFirstOfItsReason)
  const refuses = findings.filter((finding) => refusesBy(facts.kind, finding))
  return {
    differs: differingFields(facts),
    missing: missingFor(facts),
    refuses,
    warns: findings.filter((finding) => !refuses.includes(finding)),
  }
}

/** May it be sent? */
export function isOpen({ missing, refuses }: Gate): boolean {
  return missing.length === 0 && refuses.length === 0
}

/** A video stands for the documents of its person for some days: nothing is asked for twice. */
export function isVideoFresh(videoAt: Date | null, now: Date, { videoFreshDays }: DocumentTerms): boolean {
  return videoAt !== null && now.getTime() < videoAt.getTime() + videoFreshDays * dayMilliseconds
}

function differingFields({ kind, fields, confirmedAt, known }: GateFacts): readonly FieldName[] {
  if (confirmedAt === null || fields === null || known === null) return []
  return crossWithRegistry(kind, fields, known)
    .filter(({ agrees }) => !agrees)
    .map(({ field }) => field)
}

function missingFor({
  kind,
  pictures,
  confirmedAt,
  videoAt,
  askedSide,
  now,
  terms,
}: GateFacts): readonly Missing[] {
  const slots = pictures.map(({ slot }) => slot)
  return [
    ...sidesOf(kind).filter((side) => !slots.includes(side) || side === askedSide),
    ...(confirmedAt === null ? (['fields'] as const) : []),
    ...(isVideoFresh(videoAt, now, terms) ? [] : (['video'] as const)),
  ]
}

function refusesBy(kind: DocumentKind, { reason, refuses }: Finding): boolean {
  // A candas certificate is a sheet of paper: that it is no card says nothing.
  if (kind === 'candas-certificate' && reason === 'not-a-card') return false
  return refuses && mayRefuse.includes(reason)
}

/** What the confirmed fields say by themselves, whether or not anything was read. */
function fieldFindings({ fields, today }: GateFacts): readonly Finding[] {
  const expires = fields?.expires
  const warned = (reason: ReasonCode): Finding => ({ reason, refuses: false, places: [] })
  return [
    // The last day printed on a document is a day of its validity.
    ...(expires && expires < today ? [warned('expired')] : []),
    ...(expires && expires >= today && expires < addDays(today, warnedDaysBefore)
      ? [warned('expires-soon')]
      : []),
    ...(fields?.iin && !checkIin(fields.iin, today).valid
      ? [{ ...warned('iin-invalid'), refuses: true }]
      : []),
  ]
}

/** A refusing finding is never hidden behind a milder one of the same reason. */
function isFirstOfItsReason(finding: Finding, _: number, all: readonly Finding[]): boolean {
  const same = all.filter(
    ({ reason, side }) => reason === finding.reason && (side ?? null) === (finding.side ?? null),
  )
  return (same.find(({ refuses }) => refuses) ?? same[0]) === finding
}
