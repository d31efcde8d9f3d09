import { listReference, type ReferenceKind } from '#modules/reference'
import { BackLink, ButtonLink, EmptyState } from '#platform/ui'
import { languageOf, type Site, type SiteContext, WebError } from '#platform/web'
import { type Desk, deskOf, holds } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { FactTable } from './fact-table.tsx'
import { kindNamed, referenceReaders, referenceRoomOf, todayAt } from './facts.ts'
import { texts } from './words.ts'

/** Lists that law or practice may lengthen. */
export const openKinds: readonly ReferenceKind[] = ['bank', 'payment-purpose', 'calendar-year']

/** All facts of one kind as they stand today. */
export function kindPage(site: Site, doors: OfficeDoors): void {
  site.get('/reference/:kind', async (c) => {
    const desk = await deskOf(c, doors, ...referenceReaders)
    return desk instanceof Response ? desk : showKind(c, doors, desk)
  })
}

async function showKind(c: SiteContext, doors: OfficeDoors, desk: Desk) {
  const language = languageOf(c)
  const t = texts(language)
  const kind = kindNamed(c.req.param('kind'))
  if (!kind) throw new WebError('not-found')
  const facts = await listReference(referenceRoomOf(doors), todayAt(doors), [kind])
  return showPage(c, doors, {
    title: t(`kind.${kind}`),
    width: 'wide',
    desk,
    children: (
      <>
        <BackLink language={language} href="/reference">
          {t('title')}
        </BackLink>
        <h1>{t(`kind.${kind}`)}</h1>
        <p class="lead">{t(`kind.${kind}.lead`)}</p>
        {facts.length === 0 ? (
          <EmptyState icon="search" title={t('found.none')} />
        ) : (
          <FactTable language={language} caption={t(`kind.${kind}`)} facts={facts} />
        )}
        {openKinds.includes(kind) && holds(desk.member, 'administrator') && (
          <ButtonLink look="secondary" icon="plus" href={`/reference/${kind}/new`}>
            {t(`new.${kind as 'bank'}`)}
          </ButtonLink>
        )}
      </>
    ),
  })
}
