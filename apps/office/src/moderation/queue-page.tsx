import { documentKinds } from '#modules/identity-documents'
import { type Lane, type Queue, type QueueFilter, type QueueRow, readQueue } from '#modules/identity-proofing'
import { type Language, writtenMoment } from '#platform/texts'
import {
  Alert,
  Button,
  ButtonLink,
  ButtonRow,
  Checkbox,
  Form,
  Select,
  Table,
  Tag,
  TextField,
} from '#platform/ui'
import { formKey, languageOf, type Site, type SiteContext } from '#platform/web'
import { type Desk, deskOf, holds } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { pageAsked, type QueueCount, QueueCounts, QueueList, sliceOf } from '../queue.tsx'
import { caseNumber, startOfId } from './case-number.ts'
import { DeskKeys } from './desk-keys.tsx'
import { dueInWords } from './due-time.ts'
import { moderatorOf } from './moderator.ts'
import { texts } from './words.ts'

const lanes: readonly Lane[] = ['first', 'escalated', 'appeal']

/** The queue: what is overdue first, each with its clock. */
export function queuePage(site: Site, doors: OfficeDoors): void {
  site.get('/documents', async (c) => {
    const desk = await deskOf(c, doors, 'moderator', 'senior-moderator', 'administrator')
    if (desk instanceof Response) return desk
    const mayModerate = holds(desk.member, 'moderator', 'senior-moderator')
    return mayModerate ? showQueue(c, doors, desk) : c.redirect('/documents/settings', 303)
  })
}

async function showQueue(c: SiteContext, doors: OfficeDoors, desk: Desk) {
  const language = languageOf(c)
  const t = texts(language)
  const filter = filterOf(c)
  const page = pageAsked(c)
  const moderator = moderatorOf(desk.member)
  const queue = await readQueue(doors.documents, moderator, filter, sliceOf(page))
  const done = c.req.query('done')
  return showPage(c, doors, {
    title: t('queue.title'),
    width: 'wide',
    desk,
    scripts: ['desk-keys.js'],
    children: (
      <>
        <h1>{t('queue.title')}</h1>
        {done && <Alert kind="success" live title={t('queue.done', { number: done })} />}
        {c.req.query('nothing') !== undefined && <Alert kind="info" live title={t('queue.nothing-left')} />}
        {c.req.query('taken') !== undefined && <Alert kind="info" live title={t('queue.taken')} />}
        <QueueCounts counts={countsOf(language, queue.counts)} />
        <ButtonRow>
          <Form action="/documents/next">
            <Button id="next" icon="arrow-right">
              {t('queue.next')} <kbd>N</kbd>
            </Button>
          </Form>
          <ButtonLink look="quiet" icon="eye" href="/documents/second-look">
            {t('second.title')}
          </ButtonLink>
          <ButtonLink look="quiet" icon="users" href="/documents/agreement">
            {t('agreement.title')}
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
          <QueueTable language={language} rows={queue.rows} now={doors.clock.now()} desk={desk} />
        </QueueList>
        <DeskKeys
          language={language}
          keys={[
            ['KeyN', '#next', 'keys.next'],
            ['KeyT', '.table :is(button, .ds-link)', 'keys.take'],
            ['Slash', '#number', 'keys.search'],
          ]}
        />
      </>
    ),
  })
}

function filterOf(c: SiteContext): QueueFilter {
  const lane = lanes.find((one) => one === c.req.query('lane'))
  const kind = documentKinds.find((one) => one === c.req.query('kind'))
  const whose = (['free', 'mine'] as const).find((one) => one === c.req.query('whose'))
  const number = startOfId(c.req.query('number'))
  return {
    ...(lane && { lane }),
    ...(kind && { kind }),
    ...(whose && { whose }),
    ...(number !== undefined && { number }),
    ...(c.req.query('late') !== undefined && { late: true }),
  }
}

function countsOf(language: Language, counts: Queue['counts']): readonly QueueCount[] {
  const t = texts(language)
  return [
    { href: '/documents?late=yes', count: counts.late, name: t('queue.late'), late: counts.late > 0 },
    { href: '/documents?whose=mine', count: counts.mine, name: t('queue.mine') },
    ...lanes.map((lane) => ({
      href: `/documents?lane=${lane}`,
      count: counts[lane],
      name: t(`lane.${lane}`),
    })),
  ]
}

function Filters({ c, language }: { readonly c: SiteContext; readonly language: Language }) {
  const t = texts(language)
  return (
    <Form method="get" action="/documents">
      <div class="desk-filters">
        <TextField
          name="number"
          label={t('filter.number')}
          value={c.req.query('number')}
          autocomplete="off"
          spellcheck={false}
          maxlength={36}
        />
        <Select
          name="kind"
          label={t('filter.kind')}
          placeholder={t('filter.all')}
          value={c.req.query('kind')}
          options={documentKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        />
        <Select
          name="lane"
          label={t('filter.lane')}
          placeholder={t('filter.all')}
          value={c.req.query('lane')}
          options={lanes.map((lane) => ({ value: lane, label: t(`lane.${lane}`) }))}
        />
        <Select
          name="whose"
          label={t('filter.whose')}
          placeholder={t('filter.all')}
          value={c.req.query('whose')}
          options={[
            { value: 'free', label: t('filter.free') },
            { value: 'mine', label: t('filter.mine') },
          ]}
        />
        <Checkbox name="late" label={t('filter.late')} checked={c.req.query('late') !== undefined} />
        <Button look="secondary" icon="search">
          {t('filter.go')}
        </Button>
      </div>
    </Form>
  )
}

type TableProps = {
  readonly language: Language
  readonly rows: readonly QueueRow[]
  readonly now: Date
  readonly desk: Desk
}

function QueueTable({ language, rows, now, desk }: TableProps) {
  const t = texts(language)
  const columns = ['number', 'due', 'kind', 'lane', 'signals', 'desk'] as const
  return (
    <Table
      caption={t('queue.title')}
      captionHidden
      columns={columns.map((name) => ({ name: t(`column.${name}`) }))}
      rows={rows.map((row) => [
        <strong class="number">{caseNumber(row.caseId)}</strong>,
        <DueTag language={language} dueAt={row.dueAt} now={now} />,
        t(`kind.${row.kind}`),
        t(`lane.${row.lane}`),
        <SignalTags language={language} row={row} />,
        <ClaimButton language={language} row={row} desk={desk} />,
      ])}
    />
  )
}

type DueProps = { readonly language: Language; readonly dueAt: Date | null; readonly now: Date }

/** The clock of a case, with the moment itself for whoever points at it. */
export function DueTag({ language, dueAt, now }: DueProps) {
  const { words, colour, icon } = dueInWords(language, dueAt, now)
  const tag = (
    <Tag colour={colour} icon={icon}>
      {words}
    </Tag>
  )
  if (dueAt === null) return tag
  return (
    <time datetime={dueAt.toISOString()} title={writtenMoment(language, dueAt)}>
      {tag}
    </time>
  )
}

const mostSignals = 3

function SignalTags({ language, row }: { readonly language: Language; readonly row: QueueRow }) {
  const t = texts(language)
  if (row.signals.length === 0) return <Tag colour="success">{t('signal.none')}</Tag>
  const more = row.signals.length - mostSignals
  return (
    <span class="desk-tags">
      {row.signals.slice(0, mostSignals).map((signal) => (
        <Tag>{t(`signal.${signal}`)}</Tag>
      ))}
      {more > 0 && <Tag>+{more}</Tag>}
    </span>
  )
}

type ClaimProps = { readonly language: Language; readonly row: QueueRow; readonly desk: Desk }

function ClaimButton({ language, row, desk }: ClaimProps) {
  const t = texts(language)
  const number = <span class="ds-sr-only"> {caseNumber(row.caseId)}</span>
  if (row.claimedBy === desk.member.memberId)
    return (
      <a class="ds-link" href={`/documents/${row.caseId}`}>
        {t('queue.go-on')}
        {number}
      </a>
    )
  if (row.claimedBy !== null) return <span>{t('queue.elsewhere')}</span>
  return (
    <Form action={`/documents/${row.caseId}/claim`} idempotencyKey={formKey()}>
      <Button look="secondary">
        {t('queue.claim')}
        {number}
      </Button>
    </Form>
  )
}
