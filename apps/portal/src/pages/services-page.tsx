import type { Audience } from '#modules/service-kit'
import { CardGrid, LinkCard, Tag } from '#platform/ui'
import { languageOf, type Site } from '#platform/web'
import { catalogue } from '#services/catalogue'
import type { Account } from '../account.ts'
import type { PortalDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { texts } from '../words.ts'

const audiences: readonly Audience[] = ['citizen', 'payer']

/** The catalogue: every service, by who takes it. */
export function servicesPage(site: Site, doors: PortalDoors, account: Account): void {
  site.get('/services', async (c) => {
    const language = languageOf(c)
    const t = texts(language)
    return showPage(c, doors, {
      title: t('services.title'),
      description: t('services.lead'),
      section: 'services',
      reader: await account.readerOf(c),
      children: (
        <>
          <h1>{t('services.title')}</h1>
          <p class="lead">{t('services.lead')}</p>
          {audiences.map((audience) => (
            <section class="section" aria-labelledby={audience}>
              <h2 id={audience}>{t(`services.for.${audience}`)}</h2>
              <p class="hint">{t('services.category.pension-provision')}</p>
              <CardGrid>
                {catalogue
                  .filter((service) => service.audience === audience)
                  .map((service) => (
                    <LinkCard
                      href={`/services/${service.id}`}
                      title={service.texts(language)('name')}
                      titleLevel={3}
                      icon={audience === 'citizen' ? 'user' : 'building'}
                      text={service.texts(language)('summary')}
                      mark={service.needsEds ? <Tag>{t('passport.eds')}</Tag> : undefined}
                    />
                  ))}
              </CardGrid>
            </section>
          ))}
        </>
      ),
    })
  })
}
