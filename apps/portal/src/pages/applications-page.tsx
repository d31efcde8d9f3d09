import { ButtonLink, EmptyState } from '#platform/ui'
import { languageOf, type Site } from '#platform/web'
import type { Account } from '../account.ts'
import type { PortalDoors } from '../doors.ts'
import { texts } from '../words.ts'
import { readerOrSignIn, showRoom } from './account-frame.tsx'

/** Applications: what there is, or what would bring something here. */
export function applicationsPage(site: Site, doors: PortalDoors, account: Account): void {
  site.get('/account/applications', async (c) => {
    const reader = await readerOrSignIn(c, account)
    if (reader instanceof Response) return reader
    const t = texts(languageOf(c))
    return showRoom(c, doors, reader, {
      room: 'applications',
      children: (
        <>
          <h1>{t('account.applications')}</h1>
          <EmptyState
            title={t('applications.empty')}
            icon="document"
            action={<ButtonLink href="/services">{t('nav.services')}</ButtonLink>}
          >
            <p>{t('applications.empty.text')}</p>
          </EmptyState>
        </>
      ),
    })
  })
}
