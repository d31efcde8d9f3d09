import { closeOwnTicket, listOwnTickets, readOwnTicket, writtenTicketNumber } from '#modules/support'
import { writtenMoment } from '#platform/texts'
import { BackLink, ButtonLink, CardGrid, EmptyState, LinkCard, type Problem } from '#platform/ui'
import { languageOf, type Site, type SiteContext, WebError } from '#platform/web'
import type { Account } from '../account.ts'
import type { PortalDoors, Reader } from '../doors.ts'
import { readerOrSignIn, showRoom } from '../pages/account-frame.tsx'
import { supportRoomOf } from './support-room.ts'
import { hoursInWords, postAgain } from './ticket-moves.ts'
import { StateTag, TicketView } from './ticket-view.tsx'
import { texts } from './words.ts'

/** A signed-in person's tickets, each with its replies. */
export function ownTicketsPages(site: Site, doors: PortalDoors, account: Account): void {
  const writerOf = (c: SiteContext, { personId }: Reader) => ({ personId, ticketId: c.req.param('id') ?? '' })
  const addressOf = (c: SiteContext) => `/account/support/${c.req.param('id')}`

  site.get('/account/support', async (c) => {
    const reader = await readerOrSignIn(c, account)
    return reader instanceof Response ? reader : showList(c, doors, reader)
  })

  site.get('/account/support/:id', async (c) => {
    const reader = await readerOrSignIn(c, account)
    return reader instanceof Response ? reader : showTicket(c, doors, reader, '', [])
  })

  site.post('/account/support/:id/reply', async (c) => {
    const reader = await readerOrSignIn(c, account)
    if (reader instanceof Response) return reader
    const answer = await postAgain(c, doors, writerOf(c, reader))
    if (answer.kind === 'sent') return c.redirect(addressOf(c), 303)
    c.status(422)
    return showTicket(c, doors, reader, answer.typed, answer.problems)
  })

  site.post('/account/support/:id/close', async (c) => {
    const reader = await readerOrSignIn(c, account)
    if (reader instanceof Response) return reader
    const { kind } = await closeOwnTicket(supportRoomOf(doors), writerOf(c, reader))
    if (kind === 'gone') throw new WebError('not-found')
    return c.redirect(addressOf(c), 303)
  })
}

async function showList(c: SiteContext, doors: PortalDoors, reader: Reader) {
  const language = languageOf(c)
  const t = texts(language)
  const tickets = await listOwnTickets(doors.database, reader.personId)
  const write = (
    <ButtonLink href="/support/new" icon="plus" look={tickets.length > 0 ? 'secondary' : 'primary'}>
      {t('own.new')}
    </ButtonLink>
  )
  return showRoom(c, doors, reader, {
    room: 'support',
    children: (
      <>
        <h1>{t('own.title')}</h1>
        {tickets.length === 0 ? (
          <EmptyState title={t('own.empty')} icon="message" action={write}>
            <p>{t('own.empty.text')}</p>
          </EmptyState>
        ) : (
          <>
            <CardGrid>
              {tickets.map(({ id, number, state, createdAt }) => (
                <LinkCard
                  href={`/account/support/${id}`}
                  title={writtenTicketNumber(number)}
                  icon="message"
                  text={writtenMoment(language, createdAt)}
                  mark={<StateTag language={language} state={state} />}
                />
              ))}
            </CardGrid>
            {write}
          </>
        )}
      </>
    ),
  })
}

async function showTicket(
  c: SiteContext,
  doors: PortalDoors,
  reader: Reader,
  typed: string,
  problems: readonly Problem[],
) {
  const id = c.req.param('id') ?? ''
  const ticket = await readOwnTicket(doors, { personId: reader.personId, ticketId: id })
  if (!ticket) throw new WebError('not-found')
  const language = languageOf(c)
  const t = texts(language)
  return showRoom(c, doors, reader, {
    room: 'support',
    title: t('ticket.title', { number: writtenTicketNumber(ticket.number) }),
    hasProblems: problems.length > 0,
    scripts: ['count-letters.js'],
    children: (
      <>
        <BackLink language={language} href="/account/support">
          {t('own.back')}
        </BackLink>
        <TicketView
          language={language}
          ticket={ticket}
          address={`/account/support/${id}`}
          justSent={c.req.query('sent') !== undefined}
          typed={typed}
          problems={problems}
          hours={await hoursInWords(doors, language)}
          keepAddress={false}
        />
      </>
    ),
  })
}
