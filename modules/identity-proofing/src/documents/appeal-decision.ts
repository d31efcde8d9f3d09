import { recordOperation } from '#modules/audit'
import type { DocumentDoors, Owner } from './document-doors.ts'
import { dueTime } from './due-time.ts'
import { type CaseForm, type CaseStanding, takeCaseStep } from './take-case-step.ts'

/**
 * - `appealed`: another moderator decides until `dueAt`
 * - `refused`: `too-late`, or `final` when the decision was on an appeal already, or the words are missing or too long
 */
export type AppealAnswer =
  | { readonly kind: 'appealed'; readonly dueAt: Date }
  | {
      readonly kind: 'refused'
      readonly code: 'too-late' | 'final' | 'no-words' | 'too-long' | 'pictures-gone'
    }
  | CaseStanding

const longestAppeal = 2000

/** The person does not agree with a rejection: somebody who has not seen the document decides, in one business day again. */
export function appealDecision(
  doors: DocumentDoors,
  owner: Owner,
  form: CaseForm & { readonly appeal: string },
): Promise<AppealAnswer> {
  return takeCaseStep<AppealAnswer>(doors, owner, 'appealDecision', form, async (trx, { row }) => {
    const now = doors.clock.now()
    const appeal = form.appeal.normalize('NFC').trim()
    const code = whyNot(row, appeal, now)
    if (code) return { answer: { kind: 'refused', code }, remember: false }
    await recordOperation(trx, doors.clock, {
      personId: row.personId,
      operation: 'document-appealed',
      by: 'self',
      channel: owner.channel,
      device: owner.device,
      result: 'done',
      details: { purpose: row.kind },
    })
    const due = dueTime(now)
    return {
      answer: { kind: 'appealed', dueAt: due.dueAt },
      // An appeal stops the deletion of the pictures until it is decided.
      change: { state: 'appealed', lane: 'appeal', appealedAt: now, appeal, originalsDueAt: null, ...due },
    }
  })
}

type Appealable = {
  readonly lane: string
  readonly appealUntil: Date | null
  readonly originalsDeletedAt: Date | null
}

function whyNot({ lane, appealUntil, originalsDeletedAt }: Appealable, appeal: string, now: Date) {
  if (lane === 'appeal') return 'final'
  if (appealUntil === null || now > appealUntil) return 'too-late'
  if (originalsDeletedAt !== null) return 'pictures-gone'
  if (appeal === '') return 'no-words'
  return appeal.length > longestAppeal ? 'too-long' : null
}
