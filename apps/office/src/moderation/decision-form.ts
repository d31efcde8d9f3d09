import * as v from 'valibot'
import type { Side } from '#modules/identity-documents'
import {
  type Mark,
  type RejectionReason,
  rejectionReasons,
  type Verb,
  type WrittenDecision,
} from '#modules/identity-proofing'
import { readChoices, readForm, type SiteContext } from '#platform/web'

const verbs: readonly Verb[] = ['approve', 'reject', 'ask-new-photo', 'escalate']
const sides: readonly Side[] = ['front', 'back', 'page']

/** What a moderator wrote, and whether they have confirmed it. */
export type TypedDecision = Omit<WrittenDecision, 'verb'> & {
  readonly verb: Verb | null
  readonly confirmed: boolean
  /** Marks as the form sent them, to be sent again by the page that asks for the confirmation. */
  readonly rawMarks: readonly (readonly ['mark' | 'own-mark', string])[]
}

const coordinate = v.pipe(v.number(), v.minValue(0), v.maxValue(10_000))
const point = v.object({ x: coordinate, y: coordinate })
const ownMark = v.object({ slot: v.picklist(sides), place: v.tuple([point, point, point, point]) })
const mark = v.object({ ...ownMark.entries, reason: v.picklist(rejectionReasons) })

/** Reads the decision of a form; a verb, reason, side or mark that does not exist is left out. */
export async function readDecision(c: SiteContext): Promise<TypedDecision> {
  const form = await readForm(c)
  const reasons = (await readChoices(c, 'reasons')).filter(isReason)
  const found = await readChoices(c, 'mark')
  const drawn = await readChoices(c, 'own-mark')
  return {
    verb: verbs.find((verb) => verb === form.verb) ?? null,
    reasons,
    side: sides.find((side) => side === form.side) ?? null,
    note: (form.note ?? '').trim(),
    marks: form.verb === 'reject' ? marksOf(reasons, found, drawn) : [],
    rawMarks: [
      ...found.map((text) => ['mark', text] as const),
      ...drawn.map((text) => ['own-mark', text] as const),
    ],
    confirmed: form.confirmed === 'yes',
  }
}

export type DecisionProblem = 'no-verb' | 'no-reason' | 'no-side' | 'no-note' | 'note-too-long'

/** What has to be added before anybody is asked to confirm. */
export function problemOfDecision({ verb, reasons, side, note }: TypedDecision): DecisionProblem | null {
  if (verb === null) return 'no-verb'
  if (note.length > 1000) return 'note-too-long'
  if (verb === 'reject' && reasons.length === 0) return 'no-reason'
  if (verb === 'ask-new-photo' && side === null) return 'no-side'
  return verb === 'escalate' && note === '' ? 'no-note' : null
}

/** A mark says why a document was rejected: what was found for a chosen reason, and what the moderator drew. */
function marksOf(
  reasons: readonly RejectionReason[],
  found: readonly string[],
  drawn: readonly string[],
): readonly Mark[] {
  const [reason] = reasons
  if (reason === undefined) return []
  return [
    ...found.flatMap((text) => readMark(mark, text)).filter((one) => reasons.includes(one.reason)),
    ...drawn.flatMap((text) => readMark(ownMark, text)).map((one) => ({ ...one, reason })),
  ]
}

function readMark<Shape extends v.GenericSchema>(
  shape: Shape,
  text: string,
): readonly v.InferOutput<Shape>[] {
  try {
    const checked = v.safeParse(shape, JSON.parse(text))
    return checked.success ? [checked.output] : []
  } catch {
    return []
  }
}

function isReason(word: string): word is RejectionReason {
  return rejectionReasons.some((reason) => reason === word)
}
