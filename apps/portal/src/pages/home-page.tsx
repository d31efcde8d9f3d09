import { ButtonLink, Card, CardGrid, Hero, LinkCard, Search } from '#platform/ui'
import { languageOf, type Site } from '#platform/web'
import { catalogue } from '#services/catalogue'
import type { Account } from '../account.ts'
import type { PortalDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { articleAddress } from '../help/index.ts'
import { texts } from '../words.ts'

const questions = ['sms-code-not-received', 'camera-does-not-start', 'face-not-recognised', 'account-locked']

/** What can I do here: get a Digital ID, find a service, find an answer. */
export function homePage(site: Site, doors: PortalDoors, account: Account): void {
  site.get('/', async (c) => {
    const language = languageOf(c)
    const t = texts(language)
    const reader = await account.readerOf(c)
    const articles = doors.articles.filter((article) => questions.includes(article.slug))
    return showPage(c, doors, {
      title: t('home.title'),
      description: t('home.lead'),
      reader,
      children: (
        <>
          <Hero
            title={t('home.title')}
            lead={t('home.lead')}
            actions={
              reader ? (
                <ButtonLink look="gold" href="/account" icon="user">
                  {t('account.title')}
                </ButtonLink>
              ) : (
                <>
                  <ButtonLink look="gold" href={`${doors.digitalId}/register`} icon="face">
                    {t('home.register')}
                  </ButtonLink>
                  <ButtonLink look="secondary" href="/sign-in">
                    {t('home.sign-in')}
                  </ButtonLink>
                </>
              )
            }
          >
            <p class="hero-note">{t('home.register.minutes')}</p>
          </Hero>
          <Search
            language={language}
            action="/search"
            label={t('home.search.label')}
            placeholder={t('home.search.hint')}
          />
          <section class="section" aria-labelledby="steps">
            <h2 id="steps">{t('home.steps.title')}</h2>
            <CardGrid>
              {steps.map(([icon, name]) => (
                <Card icon={icon} title={t(`home.steps.${name}`)} titleLevel={3} tinted>
                  <p>{t(`home.steps.${name}.text`)}</p>
                </Card>
              ))}
            </CardGrid>
          </section>
          <section class="section" aria-labelledby="services">
            <h2 id="services">{t('home.popular')}</h2>
            <CardGrid>
              {catalogue.map((service) => (
                <LinkCard
                  href={`/services/${service.id}`}
                  title={service.texts(language)('name')}
                  titleLevel={3}
                  text={service.texts(language)('summary')}
                  icon={service.audience === 'citizen' ? 'user' : 'building'}
                />
              ))}
            </CardGrid>
            <p>
              <a class="ds-link" href="/services">
                {t('home.popular.all')}
              </a>
            </p>
          </section>
          <section class="section" aria-labelledby="help">
            <h2 id="help">{t('home.help')}</h2>
            <CardGrid>
              {articles.map((article) => (
                <LinkCard
                  href={articleAddress(article.slug)}
                  title={article.texts[language].title}
                  titleLevel={3}
                  icon="help"
                />
              ))}
            </CardGrid>
            <p>
              <a class="ds-link" href="/help">
                {t('home.help.all')}
              </a>
            </p>
          </section>
          <section class="section" aria-labelledby="trust">
            <h2 id="trust">{t('home.trust.title')}</h2>
            <CardGrid>
              {promises.map(([icon, name]) => (
                <Card icon={icon} title={t(`home.trust.${name}`)} titleLevel={3}>
                  <p>{t(`home.trust.${name}.text`)}</p>
                </Card>
              ))}
            </CardGrid>
          </section>
        </>
      ),
    })
  })
}

const steps = [
  ['message', 'phone'],
  ['face', 'face'],
  ['check-circle', 'done'],
] as const

const promises = [
  ['shield', 'face'],
  ['eye', 'history'],
  ['search', 'open'],
] as const
