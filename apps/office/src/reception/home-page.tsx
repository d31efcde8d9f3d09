import { ButtonLink, Hero } from '#platform/ui'
import { languageOf, type Site } from '#platform/web'
import type { OfficeDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { texts } from '../words.ts'

/** What the office does today, and what it does not do yet. */
export function homePage(site: Site, doors: OfficeDoors): void {
  site.get('/', (c) => {
    const t = texts(languageOf(c))
    return showPage(c, doors, {
      title: t('site.name'),
      children: (
        <>
          <Hero
            title={t('home.title')}
            lead={t('home.lead')}
            actions={
              <ButtonLink look="gold" href="/visit" icon="building">
                {t('home.visit')}
              </ButtonLink>
            }
          />
          <section class="section" aria-labelledby="today">
            <h2 id="today">{t('home.today')}</h2>
            <ul class="ds-list">
              <li>{t('home.today.people')}</li>
              <li>{t('home.today.staff')}</li>
            </ul>
          </section>
        </>
      ),
    })
  })
}
