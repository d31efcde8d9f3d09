import { CardGrid, LinkCard, Search } from '#platform/ui'
import { languageOf, type Site } from '#platform/web'
import type { Account } from '../account.ts'
import type { PortalDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { articleAddress, sections } from '../help/index.ts'
import { texts } from '../words.ts'

/** The help centre: every question by section, and a search in the reader's own words. */
export function helpPage(site: Site, doors: PortalDoors, account: Account): void {
  site.get('/help', async (c) => {
    const language = languageOf(c)
    const t = texts(language)
    return showPage(c, doors, {
      title: t('help.title'),
      description: t('help.lead'),
      section: 'help',
      reader: await account.readerOf(c),
      children: (
        <>
          <h1>{t('help.title')}</h1>
          <Search language={language} action="/search" label={t('help.lead')} />
          {sections.map((section) => (
            <section class="section" aria-labelledby={section}>
              <h2 id={section}>{t(`help.section.${section}`)}</h2>
              <CardGrid>
                {doors.articles
                  .filter((article) => article.section === section)
                  .map((article) => (
                    <LinkCard
                      href={articleAddress(article.slug)}
                      title={article.texts[language].title}
                      titleLevel={3}
                      text={article.texts[language].summary}
                    />
                  ))}
              </CardGrid>
            </section>
          ))}
          <p class="hint">{t('help.offline')}</p>
        </>
      ),
    })
  })
}
