import { listChanges } from '#modules/reference'
import { listMembers } from '#modules/staff'
import { BackLink, ButtonLink, ButtonRow, EmptyState } from '#platform/ui'
import { languageOf, type Site, type SiteContext } from '#platform/web'
import { type Desk, deskOf } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { ChangeTable } from './change-list.tsx'
import { referenceReaders, referenceRoomOf } from './facts.ts'
import { texts } from './words.ts'

const changesAPage = 50

/** Every change there was: who proposed it, who decided it, and when. */
export function changesPage(site: Site, doors: OfficeDoors): void {
  site.get('/reference/changes', async (c) => {
    const desk = await deskOf(c, doors, ...referenceReaders)
    return desk instanceof Response ? desk : showChanges(c, doors, desk)
  })
}

async function showChanges(c: SiteContext, doors: OfficeDoors, desk: Desk) {
  const language = languageOf(c)
  const t = texts(language)
  const page = Math.min(Math.max(1, Math.trunc(Number(c.req.query('page') ?? 1)) || 1), 10_000)
  const part = { offset: (page - 1) * changesAPage, limit: changesAPage + 1 }
  const changes = await listChanges(referenceRoomOf(doors), {}, part)
  const names = new Map((await listMembers(doors)).map(({ memberId, name }) => [memberId, name]))
  return showPage(c, doors, {
    title: t('changes.title'),
    width: 'wide',
    desk,
    children: (
      <>
        <BackLink language={language} href="/reference">
          {t('title')}
        </BackLink>
        <h1>{t('changes.title')}</h1>
        <p class="lead">{t('changes.lead')}</p>
        {changes.length === 0 ? (
          <EmptyState icon="history" title={t('changes.none')}>
            <p>{t('changes.none.text')}</p>
          </EmptyState>
        ) : (
          <ChangeTable
            language={language}
            caption={t('changes.title')}
            changes={changes.slice(0, changesAPage)}
            names={names}
          />
        )}
        <ButtonRow>
          {page > 1 && (
            <ButtonLink look="secondary" href={`/reference/changes?page=${page - 1}`}>
              {t('changes.newer')}
            </ButtonLink>
          )}
          {changes.length > changesAPage && (
            <ButtonLink look="secondary" href={`/reference/changes?page=${page + 1}`}>
              {t('changes.older')}
            </ButtonLink>
          )}
        </ButtonRow>
      </>
    ),
  })
}
