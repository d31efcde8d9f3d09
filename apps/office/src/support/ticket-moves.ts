import type { StaffActKind } from '#modules/audit'
import { deliverTold } from '#modules/notifications'
import {
  claimTicket,
  closeTicket,
  type DeskRefusal,
  mostWords,
  type Officer,
  readTicketNumber,
  releaseTicket,
  replyToTicket,
  type SupportRoom,
  writtenTicketNumber,
} from '#modules/support'
import { transaction } from '#platform/database'
import { formKey, languageOf, readForm, type Site, type SiteContext, WebError } from '#platform/web'
import { type Desk, deskOf } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'
import { noteTicketAct } from './note-act.ts'
import { officerOf, supportRoomOf } from './officer.ts'
import { showTicket } from './ticket-page.tsx'
import { texts } from './words.ts'

type Step = (
  room: SupportRoom,
  officer: Officer,
  id: string,
) => Promise<{ readonly kind: 'done' } | DeskRefusal>

const steps: readonly (readonly [
  verb: string,
  step: Step,
  act: StaffActKind,
  onwards: (id: string) => string,
])[] = [
  ['claim', claimTicket, 'ticket-claimed', (id) => `/support/${id}`],
  ['release', releaseTicket, 'ticket-released', () => '/support'],
  ['close', closeTicket, 'ticket-closed', () => '/support?done'],
]

/** Taking a ticket, giving it back, closing it, answering it. */
export function ticketMoves(site: Site, doors: OfficeDoors): void {
  for (const [verb, step, act, onwards] of steps)
    site.post(`/support/:id{[0-9a-f-]{36}}/${verb}`, async (c) => {
      const desk = await deskOf(c, doors, 'support')
      if (desk instanceof Response) return desk
      const id = c.req.param('id') ?? ''
      const answer = await transaction(doors.database, async (database) => {
        const room = { ...supportRoomOf(doors), database }
        const taken = await step(room, officerOf(desk), id)
        if (taken.kind === 'done') await note(c, { ...doors, database }, desk, act, id)
        return taken
      })
      return answer.kind === 'done' ? c.redirect(onwards(id), 303) : refuse(c, answer)
    })

  site.post('/support/:id{[0-9a-f-]{36}}/reply', async (c) => {
    const desk = await deskOf(c, doors, 'support')
    return desk instanceof Response ? desk : reply(c, doors, desk)
  })
}

async function reply(c: SiteContext, doors: OfficeDoors, desk: Desk): Promise<Response> {
  const id = c.req.param('id') ?? ''
  const { words = '', 'idempotency-key': key = formKey() } = await readForm(c)
  const answer = await transaction(doors.database, async (database) => {
    const room = { ...supportRoomOf(doors), database }
    const replied = await replyToTicket(room, officerOf(desk), id, words, key)
    if (replied.kind === 'replied' && !replied.again)
      await note(c, { ...doors, database }, desk, 'ticket-answered', id)
    return replied
  })
  if (answer.kind === 'missing' || answer.kind === 'too-long') {
    const message = texts(languageOf(c))(`reply.${answer.kind}`, { most: mostWords })
    return showTicket(c, doors, desk, { typed: words, problems: [{ field: 'words', message }] })
  }
  if (answer.kind !== 'replied') return refuse(c, answer)
  const { database, keyring, clock, carriers } = doors
  await deliverTold(database, keyring, clock, carriers, answer.told)
  return c.redirect('/support?done', 303)
}

async function note(c: SiteContext, doors: OfficeDoors, desk: Desk, act: StaffActKind, id: string) {
  const number = await readTicketNumber(doors.database, id)
  if (number) await noteTicketAct(c, doors, desk, act, writtenTicketNumber(number))
}

function refuse(c: SiteContext, { kind }: DeskRefusal): Response {
  if (kind === 'gone') throw new WebError('not-found')
  if (kind === 'own') throw new WebError('forbidden')
  return c.redirect('/support?taken', 303)
}
