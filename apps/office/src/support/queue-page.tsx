import {
  type QueuedTicket,
  type QueueLane,
  queueLanes,
  readTicketQueue,
  type TicketFilter,
  type TicketQueue,
  ticketNumberIn,
  ticketTopics,
  writtenTicketNumber,
} from '#modules/support'
import { isLanguage, type Language, languages, writtenMoment } from '#platform/texts'
import {
  Alert,
  Button,
  ButtonLink,
  ButtonRow,
  EmptyState,
  Form,
  Pagination,
  Select,
  Table,
  Tag,
  TextField,
} from '#platform/ui'
import { languageOf, type Site, type SiteContext } from '#platform/web'
import { type Desk, deskOf, holds } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { officerOf, supportRoomOf } from './officer.ts'
import { texts } from './words.ts'

const ticketsAPage = 25

/** The queue: what is due first on top, with nothing of what it says. */
export function queuePage(site: Site, doors: OfficeDoors): void {
  site.get('/support', async (c) => {
    const desk = await deskOf(c, doors, 'support', 'administrator')
    if (desk instanceof Response) return desk
    return holds(desk.member, 'support') ? showQueue(c, doors, desk) : c.redirect('/support/terms', 303)
  })
}

async function showQueue(c: SiteContext, doors: OfficeDoors, desk: Desk) {
  const language = languageOf(c)
  const t = texts(language)
  const page = Math.max(1, Math.min(10_000, Number.parseInt(c.req.query('page') ?? '1', 10) || 1))
  const queue = await readTicketQueue(supportRoomOf(doors), officerOf(desk), filterOf(c), {
    offset: (page - 1) * ticketsAPage,
    limit: ticketsAPage,
  })
  return showPage(c, doors, {
    title: t('queue.title'),
    width: 'wide',
    desk,
    children: (
      <>
        <h1>{t('queue.title')}</h1>
        {c.req.query('taken') !== undefined && <Alert kind="info" live title={t('queue.taken')} />}
        {c.req.query('done') !== undefined && <Alert kind="success" live title={t('queue.done')} />}
        <Counts language={language} counts={queue.counts} />
        <ButtonRow>
          <ButtonLink look="quiet" icon="edit" href="/support/macros">
            {t('macros.title')}
          </ButtonLink>
          <ButtonLink look="quiet" icon="settings" href="/support/terms">
            {t('terms.title')}
          </ButtonLink>
        </ButtonRow>
        <Filters c={c} language={language} />
        {queue.rows.length === 0 ? (
          <EmptyState icon="check-circle" title={t('queue.empty')}>
            <p>{t('queue.empty.text')}</p>
          </EmptyState>
        ) : (
          <TicketTable language={language} rows={queue.rows} now={doors.clock.now()} desk={desk} />
        )}
        <Pagination
          language={language}
          current={page}
          total={Math.ceil(queue.total / ticketsAPage)}
          hrefOf={(number) => pageAddress(c, number)}
        />
      </>
    ),
  })
}

function filterOf(c: SiteContext): TicketFilter {
  const lane = queueLanes.find((one) => one === c.req.query('lane'))
  const topic = ticketTopics.find((one) => one === c.req.query('topic'))
  const language = c.req.query('in')
  const whose = (['free', 'mine'] as const).find((one) => one === c.req.query('whose'))
  const number = ticketNumberIn(c.req.query('number') ?? '')
  return {
    ...(lane && { lane }),
    ...(topic && { topic }),
    ...(isLanguage(language) && { language }),
    ...(whose && { whose }),
    ...(number && { number }),
  }
}

function pageAddress(c: SiteContext, page: number): string {
  const query = new URL(c.req.url).searchParams
  for (const name of ['done', 'taken', 'lang']) query.delete(name)
  query.set('page', String(page))
  return `/support?${query}`
}

type CountsProps = { readonly language: Language; readonly counts: TicketQueue['counts'] }

function Counts({ language, counts }: CountsProps) {
  const t = texts(language)
  return (
    <ul class="desk-counts">
      <li>
        <a href="/support?lane=waiting" data-late={counts.late > 0 ? 'yes' : 'no'}>
          <strong>{counts.late}</strong> {t('queue.late')}
        </a>
      </li>
      <li>
        <a href="/support?whose=free">
          <strong>{counts.free}</strong> {t('queue.free')}
        </a>
      </li>
      <li>
        <a href="/support?whose=mine">
          <strong>{counts.mine}</strong> {t('queue.mine')}
        </a>
      </li>
    </ul>
  )
}

function Filters({ c, language }: { readonly c: SiteContext; readonly language: Language }) {
  const t = texts(language)
  const choices = <Value extends string>(values: readonly Value[], word: (value: Value) => string) =>
    values.map((value) => ({ value, label: word(value) }))
  return (
    <Form method="get" action="/support">
      <div class="desk-filters">
        <TextField
          name="number"
          label={t('filter.number')}
          value={c.req.query('number')}
          autocomplete="off"
          spellcheck={false}
          maxlength={20}
        />
        <Select
          name="lane"
          label={t('filter.lane')}
          value={c.req.query('lane') ?? 'waiting'}
          options={choices<QueueLane>(queueLanes, (lane) => t(`lane.${lane}`))}
        />
        <Select
          name="topic"
          label={t('filter.topic')}
          placeholder={t('filter.all')}
          value={c.req.query('topic')}
          options={choices(ticketTopics, (topic) => t(`topic.${topic}`))}
        />
        <Select
          name="in"
          label={t('filter.language')}
          placeholder={t('filter.all')}
          value={c.req.query('in')}
          options={choices(languages, (one) => t(`language.${one}`))}
        />
        <Button look="secondary" icon="search">
          {t('filter.go')}
        </Button>
      </div>
    </Form>
  )
}

type TableProps = {
  readonly language: Language
  readonly rows: readonly QueuedTicket[]
  readonly now: Date
  readonly desk: Desk
}

function TicketTable({ language, rows, now, desk }: TableProps) {
  const t = texts(language)
  const columns = ['number', 'due', 'topic', 'language', 'from', 'state', 'desk'] as const
  return (
    <Table
      caption={t('queue.title')}
      captionHidden
      columns={columns.map((name) => ({ name: t(`column.${name}`) }))}
      rows={rows.map((row) => [
        <a class="ds-link number" href={`/support/${row.id}`}>
          {writtenTicketNumber(row.number)}
        </a>,
        <Due language={language} row={row} now={now} />,
        t(`topic.${row.topic}`),
        t(`language.${row.language}`),
        t(row.signedIn ? 'from.account' : 'from.visitor'),
        t(`state.${row.state}`),
        row.claimedBy === null ? '—' : t(row.claimedBy === desk.member.memberId ? 'desk.mine' : 'desk.other'),
      ])}
    />
  )
}

type DueProps = { readonly language: Language; readonly row: QueuedTicket; readonly now: Date }

function Due({ language, row, now }: DueProps) {
  const waits = row.state === 'new' || row.state === 'open'
  const time = <time datetime={row.dueAt.toISOString()}>{writtenMoment(language, row.dueAt)}</time>
  return waits && row.dueAt < now ? <Tag colour="danger">{time}</Tag> : time
}
