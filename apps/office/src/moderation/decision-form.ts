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
  /** As the form sent them, to be sent again by the page that asks for the confirmation. */
  readonly rawMarks: readonly string[]
}

const coordinate = v.pipe(v.number(), v.minValue(0), v.maxValue(10_000))
const point = v.object({ x: coordinate, y: coordinate })
const mark = v.object({
  slot: v.picklist(sides),
  reason: v.picklist(rejectionReasons),
  place: v.tuple([point, point, point, point]),
})

/** Reads the decision of a form; a verb, reason, side or mark that does not exist is left out. */
export async function readDecision(c: SiteContext): Promise<TypedDecision> {
  const form = await readForm(c)
  const reasons = (await readChoices(c, 'reasons')).filter(isReason)
  const rawMarks = await readChoices(c, 'mark')
  return {
    verb: verbs.find((verb) => verb === form.verb) ?? null,
    reasons,
    side: sides.find((side) => side === form.side) ?? null,
    note: (form.note ?? '').trim(),
    // A mark says why a document was rejected; one of another reason says nothing to the person.
    marks:
      form.verb === 'reject'
        ? rawMarks.flatMap(readMark).filter(({ reason }) => reasons.includes(reason))
        : [],
    rawMarks,
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

function readMark(text: string): readonly Mark[] {
  try {
    const checked = v.safeParse(mark, JSON.parse(text))
    return checked.success ? [checked.output] : []
  } catch {
    return []
  }
}

function isReason(word: string): word is RejectionReason {
  return rejectionReasons.some((reason) => reason === word)
}
