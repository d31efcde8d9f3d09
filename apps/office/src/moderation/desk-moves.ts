import {
  claimCase,
  type DeskStanding,
  decideCase,
  type QueueRow,
  readQueue,
  releaseCase,
} from '#modules/identity-proofing'
import { transaction } from '#platform/database'
import { languageOf, type Site, type SiteContext, WebError } from '#platform/web'
import { type Desk, deskOf } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'
import { caseNumber } from './case-number.ts'
import { noteAct, showCase } from './case-page.tsx'
import { showConfirmation } from './confirm-page.tsx'
import { type DecisionProblem, problemOfDecision, readDecision } from './decision-form.ts'
import { moderatorOf } from './moderator.ts'
import { texts } from './words.ts'

const fieldOfProblem: Readonly<Record<DecisionProblem, string>> = {
  'no-verb': 'approve',
  'no-reason': 'reasons',
  'no-side': 'side',
  'no-note': 'note',
  'note-too-long': 'note',
}

/** Taking a case, giving it back, deciding it: what the buttons of the queue and the case do. */
export function deskMoves(site: Site, doors: OfficeDoors): void {
  site.post('/documents/next', async (c) => {
    const desk = await deskOf(c, doors, 'moderator', 'senior-moderator')
    return desk instanceof Response ? desk : c.redirect(await nextAddress(c, doors, desk), 303)
  })

  site.post('/documents/:id/claim', async (c) => {
    const desk = await deskOf(c, doors, 'moderator', 'senior-moderator')
    if (desk instanceof Response) return desk
    const caseId = c.req.param('id')
    const claimed = await claim(c, doors, desk, caseId)
    return c.redirect(claimed ? `/documents/${caseId}` : '/documents?taken', 303)
  })

  site.post('/documents/:id/release', async (c) => {
    const desk = await deskOf(c, doors, 'moderator', 'senior-moderator')
    if (desk instanceof Response) return desk
    const caseId = c.req.param('id')
    const answer = await transaction(doors.database, async (database) => {
      const given = await releaseCase({ ...doors.documents, database }, moderatorOf(desk.member), caseId)
      if (given.kind === 'released')
        await noteAct(c, { ...doors, database }, desk, 'case-released', { case: caseNumber(caseId) })
      return given
    })
    return answer.kind === 'released' ? c.redirect('/documents', 303) : movedOn(c, answer)
  })

  site.post('/documents/:id/decide', async (c) => {
    const desk = await deskOf(c, doors, 'moderator', 'senior-moderator')
    return desk instanceof Response ? desk : decide(c, doors, desk)
  })
}

async function decide(c: SiteContext, doors: OfficeDoors, desk: Desk): Promise<Response> {
  const t = texts(languageOf(c))
  const caseId = c.req.param('id') ?? ''
  const typed = await readDecision(c)
  const problem = problemOfDecision(typed)
  if (problem || typed.verb === null) {
    const code = problem ?? 'no-verb'
    return showCase(c, doors, desk, typed, [{ field: fieldOfProblem[code], message: t(`problem.${code}`) }])
  }
  const { verb, reasons, side, note, marks } = typed
  if (!typed.confirmed) return showConfirmation(c, doors, desk, caseId, { ...typed, verb })
  const decision = { verb, reasons, side, note, marks }
  const answer = await decideCase(doors.documents, moderatorOf(desk.member), caseId, decision)
  if (answer.kind === 'refused')
    return showCase(c, doors, desk, typed, [{ field: 'reasons', message: t('problem.refused') }])
  if (answer.kind !== 'decided') return movedOn(c, answer)
  await noteAct(c, doors, desk, 'case-decided', {
    case: caseNumber(caseId),
    reason: [verb, ...reasons].join(' '),
  })
  return c.redirect(await nextAddress(c, doors, desk, caseNumber(caseId)), 303)
}

/** Somebody else decided, the claim ran out, or the case is gone: nothing was changed. */
function movedOn(c: SiteContext, standing: DeskStanding): Response {
  if (standing.kind === 'gone') throw new WebError('not-found')
  return c.redirect('/documents?taken', 303)
}

/** The most urgent case this moderator may have, claimed for them; the queue when there is none. */
async function nextAddress(c: SiteContext, doors: OfficeDoors, desk: Desk, done?: string): Promise<string> {
  const told = done === undefined ? '' : `done=${done}`
  for (const { caseId } of await freeCases(doors, desk))
    if (await claim(c, doors, desk, caseId)) return `/documents/${caseId}${told && `?${told}`}`
  return `/documents?${told || 'nothing'}`
}

/** A few of the most urgent, for others may be quicker; escalated cases only for those who may decide them. */
async function freeCases(doors: OfficeDoors, desk: Desk): Promise<readonly QueueRow[]> {
  const moderator = moderatorOf(desk.member)
  const lanes =
    moderator.role === 'senior-moderator'
      ? (['escalated', 'first', 'appeal'] as const)
      : (['first', 'appeal'] as const)
  const rows: QueueRow[] = []
  for (const lane of lanes) {
    const queue = await readQueue(doors.documents, moderator, { lane, whose: 'free' }, { limit: 10 })
    rows.push(...queue.rows)
  }
  return rows.toSorted((one, other) => one.dueAt.getTime() - other.dueAt.getTime())
}

function claim(c: SiteContext, doors: OfficeDoors, desk: Desk, caseId: string): Promise<boolean> {
  return transaction(doors.database, async (database) => {
    const answer = await claimCase({ ...doors.documents, database }, moderatorOf(desk.member), caseId)
    if (answer.kind !== 'claimed') return false
    await noteAct(c, { ...doors, database }, desk, 'case-claimed', { case: caseNumber(caseId) })
    return true
  })
}
