import { closeOwnTicket, readOwnTicket } from '#modules/support'
import type { Problem } from '#platform/ui'
import { languageOf, type Site, type SiteContext, WebError } from '#platform/web'
import type { PortalDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { supportRoomOf } from './support-room.ts'
import { hoursInWords, postAgain } from './ticket-moves.ts'
import { TicketView } from './ticket-view.tsx'
import { texts } from './words.ts'

/** The page of a ticket for somebody without an account: its address is the secret. */
export function privateTicketPages(site: Site, doors: PortalDoors): void {
  const writerOf = (c: SiteContext) => ({ token: c.req.param('token') ?? '' })
  const addressOf = (c: SiteContext) => `/support/tickets/${c.req.param('token')}`

  site.get('/support/tickets/:token', (c) => show(c, doors, '', []))

  site.post('/support/tickets/:token/reply', async (c) => {
    const answer = await postAgain(c, doors, writerOf(c))
    if (answer.kind === 'sent') return c.redirect(addressOf(c), 303)
    c.status(422)
    return show(c, doors, answer.typed, answer.problems)
  })

  site.post('/support/tickets/:token/close', async (c) => {
    const { kind } = await closeOwnTicket(supportRoomOf(doors), writerOf(c))
    if (kind === 'gone') throw new WebError('not-found')
    return c.redirect(addressOf(c), 303)
  })
}

async function show(c: SiteContext, doors: PortalDoors, typed: string, problems: readonly Problem[]) {
  const token = c.req.param('token') ?? ''
  const ticket = await readOwnTicket(doors, { token })
  if (!ticket) throw new WebError('not-found')
  const language = languageOf(c)
  return showPage(c, doors, {
    title: texts(language)('ticket.page'),
    width: 'question',
    robots: 'noindex',
    section: 'help',
    hasProblems: problems.length > 0,
    scripts: ['count-letters.js'],
    children: (
      <TicketView
        language={language}
        ticket={ticket}
        address={`/support/tickets/${token}`}
        justSent={c.req.query('sent') !== undefined}
        typed={typed}
        problems={problems}
        hours={await hoursInWords(doors, language)}
        keepAddress
      />
    ),
  })
}
