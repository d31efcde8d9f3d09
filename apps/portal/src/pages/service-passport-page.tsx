import { isService, type LawReference, type ServicePassport } from '#modules/service-kit'
import type { Language } from '#platform/texts'
import { Alert, Breadcrumbs, ButtonLink, Card, SummaryList, Tag } from '#platform/ui'
import { languageOf, type Site, WebError } from '#platform/web'
import { catalogue } from '#services/catalogue'
import type { Account } from '../account.ts'
import type { PortalDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { type Article, articleAddress } from '../help/index.ts'
import { texts } from '../words.ts'
import { WorkflowDrawing } from './workflow-drawing.tsx'

/** The service passport: who, what is needed, how long, by what law, in which steps. */
export function servicePassportPage(site: Site, doors: PortalDoors, account: Account): void {
  site.get('/services/:id', async (c) => {
    const service = catalogue.find((candidate) => candidate.id === c.req.param('id'))
    if (!service) throw new WebError('not-found')
    const language = languageOf(c)
    const reader = await account.readerOf(c)
    const back = encodeURIComponent(`${doors.origin}/services/${service.id}`)
    const register = reader ? null : `${doors.digitalId}/register?return=${back}`
    return showPage(c, doors, {
      title: service.texts(language)('name'),
      description: service.texts(language)('summary'),
      section: 'services',
      reader,
      children: (
        <Passport
          service={service}
          language={language}
          register={register}
          article={doors.articles.find(({ slug }) => slug === service.id)}
        />
      ),
    })
  })
}

type PassportProps = {
  readonly service: ServicePassport
  readonly language: Language
  /** Where a visitor gets a Digital ID and comes back here; null for those who have signed in. */
  readonly register: string | null
  /** The article of the help centre that explains this service. */
  readonly article: Article | undefined
}

function Passport({ service, language, register, article }: PassportProps) {
  const t = texts(language)
  const words = service.texts(language)
  return (
    <article class="passport">
      <Breadcrumbs
        language={language}
        crumbs={[
          { href: '/', label: t('nav.home') },
          { href: '/services', label: t('services.title') },
        ]}
      />
      <h1>{words('name')}</h1>
      <p class="lead">{words('summary')}</p>
      {!service.orderOnline && (
        <Alert title={t('passport.not-online')}>
          <p>{t('passport.not-online.text')}</p>
        </Alert>
      )}
      {service.orderOnline && (
        <p>
          <ButtonLink href={`/services/${service.id}/order`} iconAfter="arrow-right">
            {t('passport.order')}
          </ButtonLink>
        </p>
      )}
      <section class="section">
        <h2>{t('passport.who')}</h2>
        <ul class="ds-list">
          {service.who.map((key) => (
            <li>{words(key)}</li>
          ))}
        </ul>
      </section>
      <section class="section">
        <h2>{t('passport.needs')}</h2>
        <ul class="ds-list">
          {service.needs.map((key) => (
            <li>{words(key)}</li>
          ))}
        </ul>
      </section>
      <section class="section">
        <h2>{t('passport.steps')}</h2>
        <ol class="path">
          {service.steps.map((key) => (
            <li>{words(key)}</li>
          ))}
        </ol>
        {isService(service) && <WorkflowDrawing service={service} language={language} />}
      </section>
      <SummaryList language={language} rows={factsOf(service, language)} />
      {article && (
        <p>
          <a class="ds-link" href={articleAddress(article.slug)}>
            {article.texts[language].title}
          </a>
        </p>
      )}
      {register && (
        <Card title={t('passport.register')} titleLevel={2} icon="face">
          <p>{t('passport.register.text')}</p>
          <ButtonLink look="secondary" href={register}>
            {t('home.register')}
          </ButtonLink>
        </Card>
      )}
    </article>
  )
}

function factsOf(service: ServicePassport, language: Language) {
  const t = texts(language)
  return [
    { name: t('passport.term'), value: <Term service={service} language={language} /> },
    { name: t('passport.provider'), value: t(`passport.provider.${service.provider}`) },
    {
      name: t('passport.channels'),
      value: <Lines lines={service.channels.map((channel) => t(`passport.channel.${channel}`))} />,
    },
    { name: t('passport.law'), value: <Lines lines={service.law.map((law) => citation(law, language))} /> },
  ]
}

function Term({ service, language }: Pick<PassportProps, 'service' | 'language'>) {
  const t = texts(language)
  const { workingDays, extendedTo, verified } = service.term
  return (
    <>
      <p>{t('passport.term.days', { n: workingDays })}</p>
      {extendedTo !== undefined && <p>{t('passport.term.extended', { n: extendedTo })}</p>}
      {!verified && <Tag colour="warning">{t('passport.term.unverified')}</Tag>}
    </>
  )
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <>
      {lines.map((line) => (
        <p>{line}</p>
      ))}
    </>
  )
}

function citation({ act, article }: LawReference, language: Language): string {
  return texts(language)(`passport.law.${act}`, { article })
}
