import type { Capacity } from '#modules/accounts'
import { type ListedApplication, listApplications, startDraft } from '#modules/applications'
import { isService, type Service } from '#modules/service-kit'
import { writtenMoment } from '#platform/texts'
import { BackLink, Button, ButtonLink, CardGrid, EmptyState, Form, LinkCard, Notice } from '#platform/ui'
import { formKey, languageOf, readForm, type SiteContext, WebError } from '#platform/web'
import { catalogue } from '#services/catalogue'
import { showPage } from '../frame.tsx'
import { readerOrSignIn } from '../pages/account-frame.tsx'
import { type ApplicationPages, addressOf } from './applications-site.ts'
import { texts } from './words.ts'

/** "Order service online": who may begin, what was begun already, and a new draft. */
export function orderPage(pages: ApplicationPages): void {
  const { site, doors, account, room } = pages

  site.get('/services/:service/order', async (c) => {
    const service = orderable(c)
    const reader = await readerOrSignIn(c, account)
    if (reader instanceof Response) return reader
    const language = languageOf(c)
    const capacity = await pages.capacityOf(c)
    const drafts = await draftsOf(pages, reader.personId, service)
    return showPage(c, doors, {
      title: service.texts(language)('name'),
      width: 'question',
      robots: 'noindex',
      section: 'services',
      reader,
      children: (
        <>
          <BackLink language={language} href={`/services/${service.id}`} />
          <h1>{service.texts(language)('name')}</h1>
          {mayBegin(service, capacity) ? (
            <Begin service={service} drafts={drafts} c={c} capacity={capacity} />
          ) : (
            <NeedsCapacity service={service} c={c} />
          )}
        </>
      ),
    })
  })

  site.post('/services/:service/order', async (c) => {
    const service = orderable(c)
    const reader = await readerOrSignIn(c, account)
    if (reader instanceof Response) return reader
    if (!mayBegin(service, await pages.capacityOf(c))) return c.redirect(`/services/${service.id}/order`, 303)
    const form = await readForm(c)
    const { id } = await startDraft(room, {
      personId: reader.personId,
      service: service.id,
      language: languageOf(c),
      key: form['idempotency-key'] ?? formKey(),
    })
    return c.redirect(addressOf.step(id, Object.keys(service.form.steps)[0] ?? 'check'), 303)
  })
}

function orderable(c: SiteContext): Service {
  const service = catalogue.find(({ id }) => id === c.req.param('service'))
  if (!service || !isService(service) || !service.orderOnline) throw new WebError('not-found')
  return service
}

/** A payer's service is ordered in the name of a payer; a delegate only what the mandate covers. */
function mayBegin({ audience, id }: Service, capacity: Capacity): boolean {
  if (audience === 'citizen') return true
  if (capacity.kind === 'self') return false
  if (capacity.kind === 'sole-proprietor' || capacity.mandate === null) return true
  return capacity.mandate.services.includes(id)
}

async function draftsOf(
  { room }: ApplicationPages,
  personId: string,
  service: Service,
): Promise<readonly ListedApplication[]> {
  const applications = await listApplications(room, personId, { limit: 50 })
  return applications.filter(
    ({ service: { id }, stage }) => id === service.id && stage === service.workflow.first,
  )
}

type BeginProps = {
  readonly c: SiteContext
  readonly service: Service
  readonly drafts: readonly ListedApplication[]
  readonly capacity: Capacity
}

function Begin({ c, service, drafts, capacity }: BeginProps) {
  const language = languageOf(c)
  const t = texts(language)
  const words = service.texts(language)
  return (
    <>
      {capacity.kind !== 'self' && <Notice>{t('order.for', { name: capacity.name })}</Notice>}
      {drafts.length > 0 && (
        <section class="section">
          <h2>{t('order.drafts')}</h2>
          <CardGrid>
            {drafts.map(({ id, writtenNumber, createdAt }) => (
              <LinkCard
                href={addressOf.status(id)}
                icon="edit"
                title={t('number', { number: writtenNumber })}
                text={t('order.draft.begun', { at: writtenMoment(language, createdAt) })}
              />
            ))}
          </CardGrid>
        </section>
      )}
      <section class="section">
        <h2>{t('order.needs')}</h2>
        <ul class="ds-list">
          {service.needs.map((key) => (
            <li>{words(key)}</li>
          ))}
        </ul>
      </section>
      <Form action={`/services/${service.id}/order`} idempotencyKey={formKey()}>
        <Button icon="arrow-right">{t(drafts.length > 0 ? 'order.begin-another' : 'order.begin')}</Button>
      </Form>
      <p class="hint">{t('order.kept')}</p>
    </>
  )
}

/** The law lets only the first head or the sole proprietor ask: how to become one for this visit, or to find one. */
function NeedsCapacity({ c, service }: Pick<BeginProps, 'c' | 'service'>) {
  const t = texts(languageOf(c))
  const back = encodeURIComponent(`/services/${service.id}/order`)
  return (
    <EmptyState
      title={t('order.needs-payer')}
      icon="building"
      action={<ButtonLink href={`/account/acting?to=${back}`}>{t('order.choose-payer')}</ButtonLink>}
    >
      <p>{t('order.needs-payer.text')}</p>
      <p>{t('order.needs-payer.delegate')}</p>
    </EmptyState>
  )
}
