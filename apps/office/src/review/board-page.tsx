import { type Load, placesFor, readLoad } from '#modules/applications'
import { currentCalendar } from '#modules/reference'
import { listMembers } from '#modules/staff'
import { type Language, writtenDay } from '#platform/texts'
import { BackLink, EmptyState, Table, Tag } from '#platform/ui'
import { languageOf, type Site, type SiteContext } from '#platform/web'
import { type Desk, deskOf } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { soonBefore } from './risk.ts'
import { texts } from './words.ts'

/** The supervisor's board: how much waits where and with whom, what is late, and how old the oldest is. */
export function boardPage(site: Site, doors: OfficeDoors): void {
  site.get('/applications/board', async (c) => {
    const desk = await deskOf(c, doors, 'supervisor')
    return desk instanceof Response ? desk : showBoard(c, doors, desk)
  })
}

async function showBoard(c: SiteContext, doors: OfficeDoors, desk: Desk) {
  const language = languageOf(c)
  const t = texts(language)
  const { services } = doors.applications
  const calendar = await currentCalendar(doors.database)
  const places = placesFor(services, desk.member.roles)
  const load = await readLoad(doors.applications, places, soonBefore(doors.clock.now(), calendar))
  const names = new Map((await listMembers(doors)).map(({ memberId, name }) => [memberId, name]))
  const stageName = ({ service, stage }: Load) => {
    const says = services.find(({ id }) => id === service)?.texts(language)
    return says ? `${says(`stage.${stage}`)}: ${says('name')}` : stage
  }
  const officerName = ({ assignedTo }: Load) =>
    assignedTo === null ? t('officer.nobody') : (names.get(assignedTo) ?? t('officer.left'))
  return showPage(c, doors, {
    title: t('board.title'),
    width: 'wide',
    desk,
    children: (
      <>
        <BackLink language={language} href="/applications">
          {t('queue.title')}
        </BackLink>
        <h1>{t('board.title')}</h1>
        <p class="lead">{t('board.lead')}</p>
        {load.length === 0 ? (
          <EmptyState icon="check-circle" title={t('queue.none')} />
        ) : (
          <>
            <LoadTable language={language} title={t('board.by-stage')} load={load} nameOf={stageName} />
            <LoadTable language={language} title={t('board.by-officer')} load={load} nameOf={officerName} />
          </>
        )}
      </>
    ),
  })
}

type TableProps = {
  readonly language: Language
  readonly title: string
  readonly load: readonly Load[]
  readonly nameOf: (load: Load) => string
}

/** The same load, summed up under one name after another; what is latest stands first. */
function LoadTable({ language, title, load, nameOf }: TableProps) {
  const t = texts(language)
  const rows = [...Map.groupBy(load, nameOf)]
    .map(([name, parts]) => ({
      name,
      waiting: sumOf(parts, 'waiting'),
      late: sumOf(parts, 'late'),
      soon: sumOf(parts, 'soon'),
      oldest: new Date(Math.min(...parts.map(({ oldest }) => oldest.getTime()))),
    }))
    .toSorted((one, other) => other.late - one.late || other.waiting - one.waiting)
  return (
    <section class="section">
      <Table
        caption={title}
        columns={(['name', 'waiting', 'late', 'soon', 'oldest'] as const).map((name) => ({
          name: t(`board.${name}`),
          numeric: name === 'waiting' || name === 'late' || name === 'soon',
        }))}
        rows={rows.map(({ name, waiting, late, soon, oldest }) => [
          name,
          String(waiting),
          late > 0 ? <Tag colour="danger">{late}</Tag> : '0',
          soon > 0 ? <Tag colour="warning">{soon}</Tag> : '0',
          <time datetime={oldest.toISOString()}>{writtenDay(language, oldest)}</time>,
        ])}
      />
    </section>
  )
}

function sumOf(parts: readonly Load[], what: 'waiting' | 'late' | 'soon'): number {
  return parts.reduce((sum, part) => sum + part[what], 0)
}
