import type { Told } from '#modules/notifications'
import type { DocumentDoors } from '../documents/document-doors.ts'
import { atDesk, type DeskStanding } from './claim-case.ts'
import { concludeCase, deliverNews } from './conclude-case.ts'
import { type Decision, type DecisionFault, faultOfDecision } from './decision.ts'
import type { Moderator } from './moderator.ts'

export type DecideAnswer =
  | { readonly kind: 'decided' }
  | { readonly kind: 'refused'; readonly code: DecisionFault }
  | DeskStanding

/** What the moderator decided; who decided is the moderator themselves. */
export type WrittenDecision = Omit<Decision, 'staffId'>

/** Decides a claimed case: row, history, message and the end of the still in one transaction, the news after it. */
export async function decideCase(
  doors: DocumentDoors,
  moderator: Moderator,
  caseId: string,
  written: WrittenDecision,
): Promise<DecideAnswer> {
  const decision: Decision = { ...written, staffId: moderator.staffId }
  let news: Told | null = null
  const answer = await atDesk<DecideAnswer>(doors, moderator, caseId, 'decideCase', async (trx, stored) => {
    const code = faultOfDecision(decision, stored.row.kind)
    if (code) return { answer: { kind: 'refused', code } }
    const { change, told } = await concludeCase(doors, trx, stored, decision)
    news = told
    return { answer: { kind: 'decided' }, change }
  })
  await deliverNews(doors, news)
  return answer
}
