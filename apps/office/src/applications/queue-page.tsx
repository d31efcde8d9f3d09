import type { WorkingCalendar } from '#kz'
import { type ListedApplication, listQueue, type QueueFilter } from '#modules/applications'
import { type Language, writtenDay } from '#platform/texts'
import { Alert, Button, ButtonLink, ButtonRow, Form, Select, Table, TextField } from '#platform/ui'
import { languageOf, type Site, type SiteContext } from '#platform/web'
import { type Desk, deskOf, holds } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { pageAsked, QueueCounts, QueueList, sliceOf } from '../queue.tsx'
import { applicationOfficers, stagesOf } from './officer.ts'
import { RiskTag } from './risk-tag.tsx'
import { texts } from './words.ts'

/** Applications that wait for this officer's decision, the next due date on top; nothing of their answers is opened. */
export function queuePage(site: Site, doors: OfficeDoors): void {
  site.get('/applications', async (c) => {
    const desk = await deskOf(c, doors, ...applicationOfficers)
    return desk instanceof Response ? desk : showQueue(c, doors, desk)
  })
}

async function showQueue(c: SiteContext, doors: OfficeDoors, desk: Desk) {
  const language = languageOf(c)
  const t = texts(language)
  const { applications: room } = doors
  const page = pageAsked(c)
  const stages = stagesOf(desk.member, room.services)
  const [late, free, mine, queue, calendar] = await Promise.all([
    listQueue(room, { stages, dueBefore: doors.clock.now() }, { limit: 1 }),
    listQueue(room, { stages, assignedTo: null }, { limit: 1 }),
    listQueue(room, { stages, assignedTo: desk.member.memberId }, { limit: 1 }),
    listQueue(room, filterOf(c, doors, desk, stages), sliceOf(page)),
    room.doors.calendar(room.database),
  ])
  return showPage(c, doors, {
    title: t('queue.title'),
    width: 'wide',
    desk,
    children: (
      <>
        <h1>{t('queue.title')}</h1>
        {c.req.query('done') !== undefined && <Alert kind="success" live title={t('queue.done')} />}
        <QueueCounts
          counts={[
            { href: '/applications?whose=late', count: late.all, name: t('queue.late'), late: late.all > 0 },
            { href: '/applications?whose=free', count: free.all, name: t('queue.free') },
            { href: '/applications?whose=mine', count: mine.all, name: t('queue.mine') },
          ]}
        />
        {holds(desk.member, 'supervisor') && (
          <ButtonRow>
            <ButtonLink look="quiet" icon="users" href="/applications/board">
              {t('board.title')}
            </ButtonLink>
          </ButtonRow>
        )}
        <Filters c={c} doors={doors} />
        <QueueList
          c={c}
          language={language}
          page={page}
          total={queue.all}
          empty={{ title: t('queue.empty'), text: t('queue.empty.text') }}
        >
          <QueueTable
            language={language}
            rows={queue.applications}
            now={doors.clock.now()}
            calendar={calendar}
            memberId={desk.member.memberId}
          />
        </QueueList>
      </>
    ),
  })
}

function filterOf(c: SiteContext, doors: OfficeDoors, desk: Desk, stages: readonly string[]): QueueFilter {
  const { whose, service, number = '' } = c.req.query()
  const digits = number.replace(/\D/g, '')
  const known = doors.applications.services.some(({ id }) => id === service)
  return {
    stages,
    ...(known && service && { service }),
    ...(digits && { number: digits }),
    ...(whose === 'free' && { assignedTo: null }),
    ...(whose === 'mine' && { assignedTo: desk.member.memberId }),
    ...(whose === 'late' && { dueBefore: doors.clock.now() }),
  }
}

function Filters({ c, doors }: { readonly c: SiteContext; readonly doors: OfficeDoors }) {
  const language = languageOf(c)
  const t = texts(language)
  return (
    <Form method="get" action="/applications">
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
          name="whose"
          label={t('filter.whose')}
          placeholder={t('filter.all')}
          value={c.req.query('whose')}
          options={(['free', 'mine', 'late'] as const).map((value) => ({
            value,
            label: t(`queue.${value}`),
          }))}
        />
        <Select
          name="service"
          label={t('filter.service')}
          placeholder={t('filter.all')}
          value={c.req.query('service')}
          options={doors.applications.services.map(({ id, texts: words }) => ({
            value: id,
            label: words(language)('name'),
          }))}
        />
        <Button look="secondary" icon="search">
          {t('filter.find')}
        </Button>
      </div>
    </Form>
  )
}

type TableProps = {
  readonly language: Language
  readonly rows: readonly ListedApplication[]
  readonly now: Date
  readonly calendar: WorkingCalendar
  readonly memberId: string
}

function QueueTable({ language, rows, now, calendar, memberId }: TableProps) {
  const t = texts(language)
  return (
    <Table
      caption={t('queue.title')}
      captionHidden
      columns={[
        { name: t('column.due') },
        { name: t('column.number') },
        { name: t('column.service') },
        { name: t('column.stage') },
        { name: t('column.officer') },
      ]}
      rows={rows.map(({ id, writtenNumber, service, stage, dueAt, assignedTo }) => [
        dueAt ? (
          <>
            <RiskTag language={language} dueAt={dueAt} now={now} calendar={calendar} />
            <br />
            <span class="hint">{writtenDay(language, dueAt)}</span>
          </>
        ) : (
          t('due.none')
        ),
        <a class="ds-link number" href={`/applications/${id}`}>
          {writtenNumber}
        </a>,
        service.texts(language)('name'),
        service.texts(language)(`stage.${stage}`),
        assignedTo === null
          ? t('officer.nobody')
          : t(assignedTo === memberId ? 'officer.you' : 'officer.other'),
      ])}
    />
  )
}
