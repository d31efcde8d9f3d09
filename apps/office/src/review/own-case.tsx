import { ButtonLink, EmptyState } from '#platform/ui'
import { languageOf, type SiteContext } from '#platform/web'
import type { Desk } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { texts } from './words.ts'

/** Nobody works on an application in which they stand themselves. */
export function showOwn(c: SiteContext, doors: OfficeDoors, desk: Desk): Response | Promise<Response> {
  const t = texts(languageOf(c))
  c.status(403)
  return showPage(c, doors, {
    title: t('own.title'),
    desk,
    children: (
      <>
        <h1>{t('own.title')}</h1>
        <EmptyState
          icon="lock"
          title={t('own.text')}
          action={<ButtonLink href="/applications">{t('queue.title')}</ButtonLink>}
        />
      </>
    ),
  })
}
