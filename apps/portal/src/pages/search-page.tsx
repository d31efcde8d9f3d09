import { CardGrid, EmptyState, LinkCard, Search } from '#platform/ui'
import { languageOf, type Site } from '#platform/web'
import type { Account } from '../account.ts'
import type { PortalDoors } from '../doors.ts'
import { findEverywhere } from '../find.ts'
import { showPage } from '../frame.tsx'
import { texts } from '../words.ts'

/** Services and help by the same words. */
export function searchPage(site: Site, doors: PortalDoors, account: Account): void {
  const find = findEverywhere(doors.articles)
  site.get('/search', async (c) => {
    const language = languageOf(c)
    const t = texts(language)
    const query = (c.req.query('q') ?? '').normalize('NFC').trim().slice(0, 200)
    const found = query ? find(language, query) : []
    return showPage(c, doors, {
      title: query ? `${query} – ${t('search.title')}` : t('search.title'),
      robots: 'noindex',
      reader: await account.readerOf(c),
      children: (
        <>
          <h1>{t('search.title')}</h1>
          <Search language={language} action="/search" label={t('home.search.label')} value={query} />
          {query && found.length > 0 && (
            <>
              <p role="status">{t('search.results', { query, n: found.length })}</p>
              <CardGrid>
                {found.map(({ href, title, text, kind }) => (
                  <LinkCard
                    href={href}
                    title={title}
                    text={text}
                    icon={kind === 'service' ? 'document' : 'help'}
                    mark={t(kind === 'service' ? 'search.services' : 'search.help')}
                  />
                ))}
              </CardGrid>
            </>
          )}
          {query && found.length === 0 && (
            <EmptyState title={t('search.none', { query })} icon="search">
              <p>{t('search.none.text')}</p>
              <p>
                <a class="ds-link" href="/help">
                  {t('help.title')}
                </a>
              </p>
            </EmptyState>
          )}
        </>
      ),
    })
  })
}
