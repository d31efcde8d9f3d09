import { ButtonLink, EmptyState } from '#platform/ui'
import { languageOf, type Site } from '#platform/web'
import type { Account } from '../account.ts'
import type { PortalDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { texts } from '../words.ts'

/** Pages that only tell: what Senim is and is not, accessibility, no network. */
export function plainPages(site: Site, doors: PortalDoors, account: Account): void {
  site.get('/about', async (c) => {
    const t = texts(languageOf(c))
    return showPage(c, doors, {
      title: t('about.title'),
      reader: await account.readerOf(c),
      children: (
        <div class="prose">
          <h1>{t('about.title')}</h1>
          <p class="lead">{t('about.lead')}</p>
          <h2>{t('about.is-not')}</h2>
          <ul class="ds-list">
            {([1, 2, 3] as const).map((number) => (
              <li>{t(`about.is-not.${number}`)}</li>
            ))}
          </ul>
          <h2 id="source">{t('home.trust.open')}</h2>
          <p>{t('about.source')}</p>
        </div>
      ),
    })
  })

  site.get('/accessibility', async (c) => {
    const t = texts(languageOf(c))
    return showPage(c, doors, {
      title: t('accessibility.title'),
      reader: await account.readerOf(c),
      children: (
        <div class="prose">
          <h1>{t('accessibility.title')}</h1>
          <p class="lead">{t('accessibility.lead')}</p>
          <p>{t('accessibility.text')}</p>
        </div>
      ),
    })
  })

  site.get('/offline', (c) => {
    const t = texts(languageOf(c))
    return showPage(c, doors, {
      title: t('offline.title'),
      robots: 'noindex',
      children: (
        <>
          <h1 class="ds-sr-only">{t('offline.title')}</h1>
          <EmptyState
            title={t('offline.title')}
            icon="warning"
            action={
              <ButtonLink href="/help" icon="help">
                {t('help.title')}
              </ButtonLink>
            }
          >
            <p>{t('offline.lead')}</p>
          </EmptyState>
        </>
      ),
    })
  })
}
