import type { Language } from '#platform/texts'
import { ButtonLink, Card, CardGrid, Hero, LinkCard, Search } from '#platform/ui'
import { languageOf, type Site } from '#platform/web'
import { catalogue } from '#services/catalogue'
import type { Account } from '../account.ts'
import type { PortalDoors, Reader } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { articleAddress } from '../help/index.ts'
import { texts } from '../words.ts'

/** What can I do here: get a Digital ID, find a service, find an answer. */
export function homePage(site: Site, doors: PortalDoors, account: Account): void {
  site.get('/', async (c) => {
    const language = languageOf(c)
    const t = texts(language)
    const reader = await account.readerOf(c)
    return showPage(c, doors, {
      title: t('home.title'),
      description: t('home.lead'),
      reader,
      children: (
        <>
          <Opening doors={doors} language={language} reader={reader} />
          <Search
            language={language}
            action="/search"
            label={t('home.search.label')}
            placeholder={t('home.search.hint')}
          />
          {!reader && <Steps language={language} />}
          <Services language={language} />
          <Questions language={language} doors={doors} />
          <Promises language={language} />
        </>
      ),
    })
  })
}

type Spoken = { readonly language: Language }

function Opening({ doors, language, reader }: Spoken & { doors: PortalDoors; reader: Reader | null }) {
  const t = texts(language)
  return (
    <Hero
      title={reader ? t('account.hello', { name: reader.name }) : t('home.title')}
      lead={reader ? t('home.signed-in.lead') : t('home.lead')}
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
      {!reader && <p class="hero-note">{t('home.register.minutes')}</p>}
    </Hero>
  )
}

const steps = [
  ['message', 'phone'],
  ['face', 'face'],
  ['check-circle', 'done'],
] as const

function Steps({ language }: Spoken) {
  const t = texts(language)
  return (
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
  )
}

function Services({ language }: Spoken) {
  const t = texts(language)
  return (
    <section class="section" aria-labelledby="services">
      <h2 id="services">{t('home.popular')}</h2>
      <CardGrid pairs>
        {catalogue.map((service) => (
          <LinkCard
            href={`/services/${service.id}`}
            title={service.texts(language)('name')}
            titleLevel={3}
            text={service.texts(language)('summary')}
            icon={service.audience === 'citizen' ? 'user' : 'building'}
          />
        ))}
        <LinkCard
          href="/check-signature"
          title={t('home.check-signature')}
          titleLevel={3}
          text={t('home.check-signature.text')}
          icon="shield"
        />
      </CardGrid>
      <p>
        <a class="ds-link" href="/services">
          {t('home.popular.all')}
        </a>
      </p>
    </section>
  )
}

const questions = ['sms-code-not-received', 'camera-does-not-start', 'face-not-recognised', 'account-locked']

function Questions({ language, doors }: Spoken & { doors: PortalDoors }) {
  const t = texts(language)
  const articles = doors.articles.filter((article) => questions.includes(article.slug))
  return (
    <section class="section" aria-labelledby="help">
      <h2 id="help">{t('home.help')}</h2>
      <CardGrid pairs>
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
  )
}

const promises = [
  ['shield', 'face'],
  ['eye', 'history'],
  ['search', 'open'],
] as const

function Promises({ language }: Spoken) {
  const t = texts(language)
  return (
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
  )
}
