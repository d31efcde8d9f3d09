import { type BoardLine, placesFor, readBoard } from '#modules/applications'
import { listMembers } from '#modules/staff'
import { BackLink, EmptyState, Table, Tag } from '#platform/ui'
import { languageOf, type Site } from '#platform/web'
import { deskOf } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { soonBefore } from './risk.ts'
import { texts } from './words.ts'

/** The supervisor's board: how much waits in each stage and with each officer, and what of it is late. */
export function boardPage(site: Site, doors: OfficeDoors): void {
  site.get('/applications/board', async (c) => {
    const desk = await deskOf(c, doors, 'supervisor')
    if (desk instanceof Response) return desk
    const language = languageOf(c)
    const t = texts(language)
    const { applications: room } = doors
    const calendar = await room.doors.calendar(room.database)
    const places = placesFor(room.services, desk.member.roles)
    const board = await readBoard(room, places, soonBefore(doors.clock.now(), calendar))
    const names = new Map((await listMembers(doors)).map(({ memberId, name }) => [memberId, name]))
    const counts = ({ waiting, late, soon, oldestDays }: BoardLine) => [
      String(waiting),
      late > 0 ? <Tag colour="danger">{late}</Tag> : '0',
      soon > 0 ? <Tag colour="warning">{soon}</Tag> : '0',
      t('board.days', { days: oldestDays }),
    ]
    const columns = [
      { name: t('board.waiting'), numeric: true },
      { name: t('board.late'), numeric: true },
      { name: t('board.soon'), numeric: true },
      { name: t('board.oldest'), numeric: true },
    ]
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
          {board.stages.length === 0 ? (
            <EmptyState icon="check-circle" title={t('queue.empty')} />
          ) : (
            <>
              <Table
                caption={t('board.stages')}
                columns={[{ name: t('column.service') }, { name: t('column.stage') }, ...columns]}
                rows={board.stages.map((line) => [
                  line.service.texts(language)('name'),
                  line.service.texts(language)(`stage.${line.stage}`),
                  ...counts(line),
                ])}
              />
              <Table
                caption={t('board.officers')}
                columns={[{ name: t('column.officer') }, ...columns]}
                rows={board.officers.map((line) => [
                  line.officer === null
                    ? t('officer.nobody')
                    : (names.get(line.officer) ?? t('officer.left')),
                  ...counts(line),
                ])}
              />
            </>
          )}
        </>
      ),
    })
  })
}
