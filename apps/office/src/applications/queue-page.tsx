import type { WorkingCalendar } from '#kz'
import {
  type ListedApplication,
  listQueue,
  type Place,
  placesFor,
  type QueueFilter,
} from '#modules/applications'
import { listMembers } from '#modules/staff'
import { type Language, writtenDay } from '#platform/texts'
import { Alert, Button, ButtonLink, ButtonRow, Form, Select, Table, TextField } from '#platform/ui'
import { formKey, languageOf, type Site, type SiteContext } from '#platform/web'
import { type Desk, deskOf, holds } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { DeskKeys } from '../moderation/desk-keys.tsx'
import { pageAsked, QueueCounts, QueueList, sliceOf } from '../queue.tsx'
import { applicationOfficers } from './officer.ts'
import { lastDayOf, soonBefore } from './risk.ts'
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
  const places = placesFor(room.services, desk.member.roles)
  const calendar = await room.doors.calendar(room.database)
  const [late, free, mine, queue] = await Promise.all([
    listQueue(room, { places, dueBefore: doors.clock.now() }, { limit: 1 }),
    listQueue(room, { places, assignedTo: null }, { limit: 1 }),
    listQueue(room, { places, assignedTo: desk.member.memberId }, { limit: 1 }),
    listQueue(room, filterOf(c, doors, desk, places, calendar), sliceOf(page)),
  ])
  const names = new Map((await listMembers(doors)).map(({ memberId, name }) => [memberId, name]))
  return showPage(c, doors, {
    title: t('queue.title'),
    width: 'wide',
    desk,
    scripts: ['desk-keys.js'],
    children: (
      <>
        <h1>{t('queue.title')}</h1>
        {c.req.query('done') !== undefined && <Alert kind="success" live title={t('queue.done')} />}
        {c.req.query('nothing') !== undefined && <Alert live title={t('queue.nothing')} />}
        <QueueCounts
          counts={[
            { href: '/applications?whose=late', count: late.all, name: t('queue.late'), late: late.all > 0 },
            { href: '/applications?whose=free', count: free.all, name: t('queue.free') },
            { href: '/applications?whose=mine', count: mine.all, name: t('queue.mine') },
          ]}
        />
        <ButtonRow>
          <Form action="/applications/next" idempotencyKey={formKey()}>
            <Button id="next" icon="arrow-right">
              {t('queue.next')}
            </Button>
          </Form>
          {holds(desk.member, 'supervisor') && (
            <ButtonLink look="quiet" icon="users" href="/applications/board">
              {t('board.title')}
            </ButtonLink>
          )}
        </ButtonRow>
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
            names={names}
          />
        </QueueList>
        <DeskKeys
          language={language}
          keys={[
            ['KeyN', '#next', 'keys.next'],
            ['Slash', '#number', 'keys.search'],
          ]}
        />
      </>
    ),
  })
}

function filterOf(
  c: SiteContext,
  doors: OfficeDoors,
  desk: Desk,
  places: readonly Place[],
  calendar: WorkingCalendar,
): QueueFilter {
  const { whose, service, number = '' } = c.req.query()
  const digits = number.replace(/\D/g, '')
  const known = doors.applications.services.some(({ id }) => id === service)
  const now = doors.clock.now()
  return {
    places: known ? places.filter((place) => place.service === service) : places,
    ...(digits && { number: digits }),
    ...(whose === 'free' && { assignedTo: null }),
    ...(whose === 'mine' && { assignedTo: desk.member.memberId }),
    ...(whose === 'late' && { dueBefore: now }),
    // What is due on the last of those days is over the moment that day ends.
    ...(whose === 'soon' && { dueBefore: new Date(soonBefore(now, calendar).getTime() + 1) }),
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
          options={(['free', 'mine', 'soon', 'late'] as const).map((value) => ({
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
  readonly names: ReadonlyMap<string, string>
}

function QueueTable({ language, rows, now, calendar, memberId, names }: TableProps) {
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
            <span class="hint">{writtenDay(language, `${lastDayOf(dueAt)}T12:00:00+05:00`)}</span>
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
          : assignedTo === memberId
            ? t('officer.you')
            : (names.get(assignedTo) ?? t('officer.left')),
      ])}
    />
  )
}
