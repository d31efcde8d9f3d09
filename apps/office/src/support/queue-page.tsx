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
import { Alert, Button, ButtonLink, ButtonRow, Form, Select, Table, Tag, TextField } from '#platform/ui'
import { languageOf, type Site, type SiteContext } from '#platform/web'
import { type Desk, deskOf, holds } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { pageAsked, type QueueCount, QueueCounts, QueueList, sliceOf } from '../queue.tsx'
import { officerOf, supportRoomOf } from './officer.ts'
import { texts } from './words.ts'

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
  const page = pageAsked(c)
  const queue = await readTicketQueue(supportRoomOf(doors), officerOf(desk), filterOf(c), sliceOf(page))
  return showPage(c, doors, {
    title: t('queue.title'),
    width: 'wide',
    desk,
    children: (
      <>
        <h1>{t('queue.title')}</h1>
        {c.req.query('taken') !== undefined && <Alert kind="info" live title={t('queue.taken')} />}
        {c.req.query('done') !== undefined && <Alert kind="success" live title={t('queue.done')} />}
        <QueueCounts counts={countsOf(language, queue.counts)} />
        <ButtonRow>
          <ButtonLink look="quiet" icon="edit" href="/support/macros">
            {t('macros.title')}
          </ButtonLink>
          <ButtonLink look="quiet" icon="settings" href="/support/terms">
            {t('terms.title')}
          </ButtonLink>
        </ButtonRow>
        <Filters c={c} language={language} />
        <QueueList
          c={c}
          language={language}
          page={page}
          total={queue.total}
          empty={{ title: t('queue.empty'), text: t('queue.empty.text') }}
        >
          <TicketTable language={language} rows={queue.rows} now={doors.clock.now()} desk={desk} />
        </QueueList>
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

function countsOf(language: Language, { late, free, mine }: TicketQueue['counts']): readonly QueueCount[] {
  const t = texts(language)
  return [
    { href: '/support?lane=waiting', count: late, name: t('queue.late'), late: late > 0 },
    { href: '/support?whose=free', count: free, name: t('queue.free') },
    { href: '/support?whose=mine', count: mine, name: t('queue.mine') },
  ]
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
