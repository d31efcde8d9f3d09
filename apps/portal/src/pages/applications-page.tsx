import { writtenDay } from '#platform/texts'
import { ButtonLink, EmptyState, SummaryList } from '#platform/ui'
import { languageOf, type Site } from '#platform/web'
import type { Account } from '../account.ts'
import type { PortalDoors } from '../doors.ts'
import { texts } from '../words.ts'
import { profileOf, readerOrSignIn, showRoom } from './account-frame.tsx'

/** Applications and documents: what there is, or what would bring something here. */
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

  site.get('/account/documents', async (c) => {
    const reader = await readerOrSignIn(c, account)
    if (reader instanceof Response) return reader
    const language = languageOf(c)
    const t = texts(language)
    const { documents } = await profileOf(doors, reader)
    return showRoom(c, doors, reader, {
      room: 'documents',
      children: (
        <>
          <h1>{t('account.documents')}</h1>
          {documents.length > 0 && (
            <section class="section" aria-labelledby="registry">
              <h2 id="registry">{t('documents.registry')}</h2>
              <SummaryList
                language={language}
                rows={documents.map(({ kind, number, expiresOn }) => ({
                  name: t(`documents.kind.${kind}`),
                  value: `${number} · ${t('documents.until', { date: writtenDay(language, expiresOn) })}`,
                }))}
              />
            </section>
          )}
          <EmptyState title={t('documents.empty')} icon="id-card">
            <p>{t('documents.empty.text')}</p>
          </EmptyState>
        </>
      ),
    })
  })
}
