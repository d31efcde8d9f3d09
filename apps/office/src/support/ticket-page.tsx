import { regionByCode, writtenPhone } from '#kz'
import { readProfile } from '#modules/accounts'
import { closeLook, openLook } from '#modules/consents'
import { listDocuments } from '#modules/identity-proofing'
import {
  fillMacro,
  greetingOf,
  listMacros,
  mostWords,
  type OpenedTicket,
  openTicket,
  type Ticket,
  writtenTicketNumber,
} from '#modules/support'
import { type Language, writtenMoment } from '#platform/texts'
import {
  Alert,
  BackLink,
  Button,
  ButtonLink,
  Card,
  ErrorSummary,
  Form,
  Notice,
  type Problem,
  problemOf,
  Select,
  SummaryList,
  Tag,
  TextField,
} from '#platform/ui'
import { formKey, languageOf, type Site, type SiteContext, WebError } from '#platform/web'
import { type Desk, deskOf } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { noteTicketAct } from './note-act.ts'
import { officerOf, supportRoomOf } from './officer.ts'
import { texts } from './words.ts'

/** A ticket with everything it says, and the reply. Opening it writes a line that its writer sees. */
export function ticketPage(site: Site, doors: OfficeDoors): void {
  site.get('/support/:id{[0-9a-f-]{36}}', async (c) => {
    const desk = await deskOf(c, doors, 'support')
    return desk instanceof Response ? desk : showTicket(c, doors, desk, {})
  })

  site.post('/support/:id{[0-9a-f-]{36}}/documents', async (c) => {
    const desk = await deskOf(c, doors, 'support')
    return desk instanceof Response ? desk : showTicket(c, doors, desk, { withDocuments: true })
  })
}

type Shown = {
  readonly typed?: string
  readonly problems?: readonly Problem[]
  readonly withDocuments?: boolean
}

/** The page of a ticket; `typed` is a reply that could not be sent. */
export async function showTicket(c: SiteContext, doors: OfficeDoors, desk: Desk, shown: Shown) {
  const opened = await openTicket(supportRoomOf(doors), officerOf(desk), c.req.param('id') ?? '')
  if (opened.kind === 'gone') throw new WebError('not-found')
  if (opened.kind !== 'opened') throw new WebError('forbidden')
  const { ticket } = opened
  const number = writtenTicketNumber(ticket.number)
  await noteTicketAct(c, doors, desk, 'ticket-opened', number)
  const language = languageOf(c)
  const t = texts(language)
  const problems = shown.problems ?? []
  if (problems.length > 0) c.status(422)
  return showPage(c, doors, {
    title: t('ticket.title', { number }),
    width: 'wide',
    desk,
    hasProblems: problems.length > 0,
    scripts: ['count-letters.js'],
    children: (
      <>
        <BackLink language={language} href="/support">
          {t('queue.title')}
        </BackLink>
        <ErrorSummary language={language} problems={problems} />
        <Head language={language} opened={opened} desk={desk} />
        <div class="desk-ticket">
          <div class="desk-facts">
            <Letters language={language} ticket={ticket} />
            {ticket.state !== 'closed' && (
              <ReplyForm
                language={language}
                ticket={ticket}
                signedIn={opened.personId !== null}
                text={shown.typed ?? (await textOfMacro(c, doors, opened))}
                macros={await listMacros(doors.database)}
                macro={c.req.query('macro')}
                problems={problems}
              />
            )}
          </div>
          <div class="desk-facts">
            <Facts language={language} ticket={ticket} />
            {opened.personId && (
              <Documents
                language={language}
                ticket={ticket}
                lines={shown.withDocuments ? await seenDocuments(c, doors, desk, opened) : null}
              />
            )}
          </div>
        </div>
      </>
    ),
  })
}

/** The chosen template with what is known of the ticket, in the writer's language. */
async function textOfMacro(c: SiteContext, doors: OfficeDoors, { ticket, personId }: OpenedTicket) {
  const macro = (await listMacros(doors.database)).find(({ id }) => id === c.req.query('macro'))
  if (!macro) return ''
  const profile = personId ? await readProfile(doors.database, doors.keyring, personId) : null
  return fillMacro(macro[ticket.language], {
    greeting: greetingOf(ticket.language, profile?.names.name ?? null),
    number: writtenTicketNumber(ticket.number),
    page: ticket.facts.page ?? '',
    error: ticket.facts.error ?? '',
  })
}

type HeadProps = { readonly language: Language; readonly opened: OpenedTicket; readonly desk: Desk }

function Head({ language, opened, desk }: HeadProps) {
  const t = texts(language)
  const { ticket, claimedBy } = opened
  const isMine = claimedBy === desk.member.memberId
  const address = `/support/${ticket.id}`
  return (
    <header class="desk-head">
      <div>
        <h1>{t('ticket.title', { number: writtenTicketNumber(ticket.number) })}</h1>
        <p>
          {t(`topic.${ticket.topic}`)} · {t(`language.${ticket.language}`)} ·{' '}
          {t('ticket.due', { at: writtenMoment(language, ticket.dueAt) })}
        </p>
      </div>
      <div class="desk-head-end">
        <Tag colour={ticket.state === 'answered' ? 'success' : 'info'}>{t(`state.${ticket.state}`)}</Tag>
        {claimedBy === null && ticket.state === 'new' && (
          <Form action={`${address}/claim`} idempotencyKey={formKey()}>
            <Button>{t('ticket.claim')}</Button>
          </Form>
        )}
        {isMine && ticket.state === 'open' && (
          <Form action={`${address}/release`} idempotencyKey={formKey()}>
            <Button look="quiet">{t('ticket.release')}</Button>
          </Form>
        )}
        {claimedBy !== null && !isMine && ticket.state === 'open' && <Tag>{t('desk.other')}</Tag>}
        {ticket.state !== 'closed' && (
          <Form action={`${address}/close`} idempotencyKey={formKey()}>
            <Button look="quiet" icon="check">
              {t('ticket.close')}
            </Button>
          </Form>
        )}
      </div>
      <Notice icon="eye">
        <p>{t('ticket.seen')}</p>
      </Notice>
    </header>
  )
}

function Letters({ language, ticket }: { readonly language: Language; readonly ticket: Ticket }) {
  const t = texts(language)
  const first = { id: ticket.id, by: 'person' as const, words: ticket.facts.words, at: ticket.createdAt }
  return (
    <section aria-labelledby="letters">
      <h2 id="letters">{t('ticket.letters')}</h2>
      {[first, ...ticket.replies].map(({ by, words, at }) => (
        <Card titleLevel={3} title={t(`writer.${by}`)} tinted={by === 'officer'}>
          <p class="hint">{writtenMoment(language, at)}</p>
          {words.split(/\n+/).map((line) => (
            <p lang={ticket.language}>{line}</p>
          ))}
        </Card>
      ))}
    </section>
  )
}

type ReplyProps = {
  readonly language: Language
  readonly ticket: Ticket
  readonly signedIn: boolean
  readonly text: string
  readonly macros: Awaited<ReturnType<typeof listMacros>>
  readonly macro: string | undefined
  readonly problems: readonly Problem[]
}

function ReplyForm({ language, ticket, signedIn, text, macros, macro, problems }: ReplyProps) {
  const t = texts(language)
  const toAccount = ticket.facts.email ? 'reply.hint.email' : 'reply.hint'
  const hint = signedIn ? toAccount : 'reply.hint.visitor'
  return (
    <section aria-labelledby="reply">
      <h2 id="reply">{t('reply.title')}</h2>
      <Form method="get" action={`/support/${ticket.id}`}>
        <div class="desk-filters">
          <Select
            name="macro"
            label={t('reply.macro')}
            placeholder={t('reply.macro.none')}
            value={macro}
            options={macros.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Button look="secondary" icon="edit">
            {t('reply.macro.use')}
          </Button>
        </div>
      </Form>
      <Form action={`/support/${ticket.id}/reply`} idempotencyKey={formKey()} busy={t('reply.busy')}>
        <count-letters data-most={mostWords} data-left={t('reply.left')}>
          <TextField
            name="words"
            label={t('reply.words', { language: t(`language.${ticket.language}`) })}
            hint={t(hint)}
            lines={10}
            lang={ticket.language}
            value={text}
            error={problemOf(problems, 'words')}
          />
        </count-letters>
        <Button icon="message">{t('reply.send')}</Button>
      </Form>
    </section>
  )
}

function Facts({ language, ticket }: { readonly language: Language; readonly ticket: Ticket }) {
  const t = texts(language)
  const { facts } = ticket
  const region = facts.region ? regionByCode(facts.region) : undefined
  const values = {
    region: region?.[language],
    iin: facts.iin,
    browser: facts.browser,
    device: facts.device,
    phone: facts.phone && writtenPhone(facts.phone),
    email: facts.email,
    page: facts.page,
    error: facts.error,
    camera: facts.camera && t(`camera.${facts.camera}`),
  }
  const names = ['region', 'iin', 'browser', 'device', 'phone', 'email', 'page', 'error', 'camera'] as const
  const known = names.filter((name) => values[name])
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">{t('ticket.facts')}</h2>
      <SummaryList
        language={language}
        rows={known.map((name) => ({ name: t(`fact.${name}`), value: values[name] }))}
      />
    </section>
  )
}

type DocumentsProps = {
  readonly language: Language
  readonly ticket: Ticket
  readonly lines: Awaited<ReturnType<typeof listDocuments>> | null
}

function Documents({ language, ticket, lines }: DocumentsProps) {
  const t = texts(language)
  return (
    <section aria-labelledby="documents" id="documents-of-person">
      <h2 id="documents">{t('documents.title')}</h2>
      {lines === null ? (
        <Form action={`/support/${ticket.id}/documents`}>
          <p class="hint">{t('documents.warning')}</p>
          <Button look="secondary" icon="eye">
            {t('documents.look')}
          </Button>
        </Form>
      ) : lines.length === 0 ? (
        <p>{t('documents.none')}</p>
      ) : (
        <ul class="ds-list">
          {lines.map((line) => (
            <li>
              {t(`document.${line.kind}`)}: {t(`case.${line.state}`)}
              {line.dueAt && `, ${t('ticket.due', { at: writtenMoment(language, line.dueAt) })}`}{' '}
              <ButtonLink look="quiet" href={`/documents/${line.caseId}`}>
                {t('documents.case', { number: line.caseId.slice(0, 8).toUpperCase() })}
              </ButtonLink>
            </li>
          ))}
        </ul>
      )}
      {lines !== null && <Alert kind="info" title={t('documents.seen')} titleLevel={3} />}
    </section>
  )
}

/** The states of a person's documents, without their numbers or pictures; the person sees that somebody looked. */
async function seenDocuments(
  c: SiteContext,
  doors: OfficeDoors,
  desk: Desk,
  { personId, ticket }: OpenedTicket,
) {
  const profile = personId ? await readProfile(doors.database, doors.keyring, personId) : null
  if (!profile) return []
  const look = await openLook(doors.database, doors.keyring, doors.clock, {
    iin: profile.iin,
    by: 'staff',
    asker: 'support',
    purpose: 'support-ticket',
    source: 'identity-document',
    attributes: ['document-states'],
  })
  await noteTicketAct(c, doors, desk, 'ticket-documents-seen', writtenTicketNumber(ticket.number))
  const lines = await listDocuments(doors, profile.personId)
  await closeLook(doors.database, look, lines.length > 0 ? 'found' : 'not-found')
  return lines
}
