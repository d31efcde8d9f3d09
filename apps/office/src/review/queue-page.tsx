import type { WorkingCalendar } from '#kz'
import {
  type ListedApplication,
  listQueue,
  type Place,
  placesFor,
  type QueueFilter,
} from '#modules/applications'
import { currentCalendar } from '#modules/reference'
import { listMembers } from '#modules/staff'
import type { Language } from '#platform/texts'
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
  TextField,
} from '#platform/ui'
import { formKey, languageOf, type Site, type SiteContext } from '#platform/web'
import { type Desk, deskOf, holds } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { DeskKeys } from '../moderation/desk-keys.tsx'
import { Due } from './due.tsx'
import { reviewRoles } from './officer.ts'
import { riskOf, soonBefore } from './risk.ts'
import { texts } from './words.ts'

const rowsAPage = 20
const whose = ['all', 'free', 'mine'] as const
const dues = ['all', 'soon', 'late'] as const

/** What was chosen of the filters; anything odd is everything. */
type Chosen = {
  readonly place: string
  readonly whose: (typeof whose)[number]
  readonly due: (typeof dues)[number]
  readonly number: string
  readonly page: number
}

/** What waits for this officer, the next due date first, with colours and words for what may be missed. */
export function queuePage(site: Site, doors: OfficeDoors): void {
  site.get('/applications', async (c) => {
    const desk = await deskOf(c, doors, ...reviewRoles)
    return desk instanceof Response ? desk : showQueue(c, doors, desk)
  })
}

async function showQueue(c: SiteContext, doors: OfficeDoors, desk: Desk) {
  const language = languageOf(c)
  const t = texts(language)
  const places = placesFor(doors.applications.services, desk.member.roles)
  const chosen = chosenHere(c)
  const calendar = await currentCalendar(doors.database)
  const filter = filterOf(chosen, places, desk, doors, calendar)
  const part = { offset: (chosen.page - 1) * rowsAPage, limit: rowsAPage }
  const { all, applications } = await listQueue(doors.applications, filter, part)
  const names = new Map((await listMembers(doors)).map(({ memberId, name }) => [memberId, name]))
  return showPage(c, doors, {
    title: t('queue.title'),
    width: 'wide',
    desk,
    scripts: ['desk-keys.js'],
    children: (
      <>
        <h1>{t('queue.title')}</h1>
        <Told c={c} />
        <ButtonRow>
          <Form action="/applications/next" idempotencyKey={formKey()}>
            <Button id="next" icon="arrow-right">
              {t('queue.next')}
            </Button>
          </Form>
          {holds(desk.member, 'supervisor') && (
            <ButtonLink look="secondary" icon="users" href="/applications/board">
              {t('board.title')}
            </ButtonLink>
          )}
        </ButtonRow>
        <Filters language={language} doors={doors} places={places} chosen={chosen} />
        <p role="status">{t('queue.found', { count: all })}</p>
        {applications.length === 0 ? (
          <EmptyState
            icon="check-circle"
            title={t('queue.none')}
            action={<ButtonLink href="/applications">{t('queue.all')}</ButtonLink>}
          >
            <p>{t('queue.none.text')}</p>
          </EmptyState>
        ) : (
          <QueueTable
            language={language}
            applications={applications}
            {...{ calendar, names, desk, now: doors.clock.now() }}
          />
        )}
        <Pagination
          language={language}
          current={chosen.page}
          total={Math.ceil(all / rowsAPage)}
          hrefOf={(page) => addressOf({ ...chosen, page })}
        />
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

/** What came of the step that led here. */
function Told({ c }: { readonly c: SiteContext }) {
  const t = texts(languageOf(c))
  const told = (['done', 'released', 'empty'] as const).find((word) => c.req.query(word) !== undefined)
  return told ? <Alert kind={told === 'empty' ? 'info' : 'success'} live title={t(`told.${told}`)} /> : null
}

function chosenHere(c: SiteContext): Chosen {
  const query = (name: string) => c.req.query(name) ?? ''
  return {
    place: query('place'),
    whose: whose.find((word) => word === query('whose')) ?? 'all',
    due: dues.find((word) => word === query('due')) ?? 'all',
    number: query('number').slice(0, 20),
    page: Math.min(Math.max(1, Math.trunc(Number(query('page'))) || 1), 5000),
  }
}

function addressOf({ place, whose, due, number, page }: Chosen): string {
  return `/applications?${new URLSearchParams({ place, whose, due, number, page: String(page) })}`
}

function filterOf(
  chosen: Chosen,
  places: readonly Place[],
  { member }: Desk,
  { clock }: OfficeDoors,
  calendar: WorkingCalendar,
): QueueFilter {
  const wanted = places.filter((place) => chosen.place === '' || placeKey(place) === chosen.place)
  const number = chosen.number.replaceAll(/\D/g, '')
  const now = clock.now()
  return {
    places: wanted,
    ...(chosen.whose === 'free' ? { assignedTo: null } : {}),
    ...(chosen.whose === 'mine' ? { assignedTo: member.memberId } : {}),
    ...(chosen.due === 'late' ? { dueBefore: now } : {}),
    ...(chosen.due === 'soon' ? { dueBefore: new Date(soonBefore(now, calendar).getTime() + 1) } : {}),
    ...(number ? { number } : {}),
  }
}

function placeKey({ service, stage }: Place): string {
  return `${service}.${stage}`
}

type FilterProps = {
  readonly language: Language
  readonly doors: OfficeDoors
  readonly places: readonly Place[]
  readonly chosen: Chosen
}

function Filters({ language, doors, places, chosen }: FilterProps) {
  const t = texts(language)
  const nameOf = ({ service, stage }: Place) => {
    const says = doors.applications.services.find(({ id }) => id === service)?.texts(language)
    return says ? `${says(`stage.${stage}`)}: ${says('name')}` : stage
  }
  return (
    <Form action="/applications" method="get">
      <div class="desk-filters">
        <TextField
          name="number"
          label={t('filter.number')}
          value={chosen.number}
          autocomplete="off"
          inputmode="numeric"
          maxlength={20}
        />
        <Select
          name="place"
          label={t('filter.place')}
          placeholder={t('filter.all')}
          value={chosen.place}
          options={places.map((place) => ({ value: placeKey(place), label: nameOf(place) }))}
        />
        <Select
          name="whose"
          label={t('filter.whose')}
          value={chosen.whose}
          options={whose.map((value) => ({ value, label: t(`whose.${value}`) }))}
        />
        <Select
          name="due"
          label={t('filter.due')}
          value={chosen.due}
          options={dues.map((value) => ({ value, label: t(`due.${value}`) }))}
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
  readonly applications: readonly ListedApplication[]
  readonly calendar: WorkingCalendar
  readonly names: ReadonlyMap<string, string>
  readonly desk: Desk
  readonly now: Date
}

function QueueTable({ language, applications, calendar, names, desk, now }: TableProps) {
  const t = texts(language)
  return (
    <Table
      caption={t('queue.title')}
      captionHidden
      columns={(['number', 'due', 'stage', 'service', 'officer'] as const).map((name) => ({
        name: t(`column.${name}`),
      }))}
      rows={applications.map(({ id, writtenNumber, dueAt, stage, service, assignedTo }) => [
        <a class="ds-link number" href={`/applications/${id}`}>
          {writtenNumber}
        </a>,
        dueAt ? <Due language={language} dueAt={dueAt} risk={riskOf(dueAt, now, calendar)} /> : '—',
        service.texts(language)(`stage.${stage}`),
        service.texts(language)('name'),
        whoseWords(language, assignedTo, names, desk),
      ])}
    />
  )
}

/** In whose hands an application is. */
export function whoseWords(
  language: Language,
  assignedTo: string | null,
  names: ReadonlyMap<string, string>,
  { member }: Desk,
): string {
  const t = texts(language)
  if (assignedTo === null) return t('officer.nobody')
  return assignedTo === member.memberId ? t('officer.me') : (names.get(assignedTo) ?? t('officer.left'))
}
