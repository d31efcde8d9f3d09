import {
  type Capacity,
  capacityOf,
  confirmSignedMandates,
  type GivenMandate,
  listMandates,
  mandatesFor,
  type ReceivedMandate,
  revokeMandate,
} from '#modules/accounts'
import { findSignature } from '#modules/signing'
import { type Language, writtenDay } from '#platform/texts'
import { Alert, Button, ButtonLink, Card, EmptyState, Form, Notice, SummaryList, Tag } from '#platform/ui'
import { formKey, idInAddress, languageOf, type Site, type SiteContext } from '#platform/web'
import type { Account } from '../account.ts'
import type { PortalDoors } from '../doors.ts'
import { originOf, profileOf, showRoom } from '../pages/account-frame.tsx'
import { type ActingReader, actingReader } from './reader.ts'
import { servicesInWords } from './services.ts'
import { texts } from './words.ts'

const path = '/account/mandates'
type Head = Extract<Capacity, { kind: 'legal-entity' }>

/** Mandates given in the name of the entity one heads, and those one was given. */
export function mandatesPage(site: Site, doors: PortalDoors, account: Account): void {
  site.get(path, async (c) => {
    const here = await actingReader(c, account)
    return here instanceof Response ? here : show(c, doors, here)
  })

  site.post(`${path}/:id/revoke`, async (c) => {
    const here = await actingReader(c, account)
    if (here instanceof Response) return here
    const head = await headHere(doors, here)
    const mandateId = idInAddress(c.req.param('id'))
    const { personId } = here.session
    if (head) await revokeMandate(doors, { personId, bin: head.bin, mandateId }, originOf(c))
    return c.redirect(head ? `${path}?revoked` : path, 303)
  })
}

/** The capacity of a first head, or null for everybody else. */
export async function headHere(doors: PortalDoors, { session }: ActingReader): Promise<Head | null> {
  const capacity = await capacityOf(doors, session)
  return capacity.kind === 'legal-entity' && capacity.by === 'first-head' ? capacity : null
}

async function show(c: SiteContext, doors: PortalDoors, here: ActingReader) {
  const language = languageOf(c)
  const t = texts(language)
  const head = await headHere(doors, here)
  const { iin } = await profileOf(doors, here.reader)
  const received = await mandatesFor(doors, iin)
  return showRoom(c, doors, here.reader, {
    room: 'acting',
    title: t('mandates.title'),
    children: (
      <>
        <h1>{t('mandates.title')}</h1>
        {c.req.query('revoked') !== undefined && (
          <Alert kind="success" live>
            <p>{t('mandates.revoked')}</p>
          </Alert>
        )}
        <p class="lead">{t('mandates.lead')}</p>
        {head ? (
          <Given language={language} head={head} mandates={await freshMandates(doors, head)} doors={doors} />
        ) : (
          <Notice icon="key">
            <p>{t('mandates.as-head')}</p>
            <ButtonLink look="secondary" href="/account/acting">
              {t('mandates.choose')}
            </ButtonLink>
          </Notice>
        )}
        <Received language={language} mandates={received} />
      </>
    ),
  })
}

/** Whoever comes back from signing sees the mandate in force, not in a minute. */
async function freshMandates(doors: PortalDoors, { bin }: Head): Promise<readonly GivenMandate[]> {
  const { database, keyring } = doors
  await confirmSignedMandates(doors, (id) => findSignature(database, keyring, id), 'portal', bin)
  return listMandates(doors, bin)
}

type GivenProps = {
  readonly language: Language
  readonly head: Head
  readonly mandates: readonly GivenMandate[]
  readonly doors: PortalDoors
}

function Given({ language, head, mandates, doors }: GivenProps) {
  const t = texts(language)
  return (
    <section class="section" aria-labelledby="given">
      <h2 id="given">{t('mandates.given', { name: head.name })}</h2>
      {mandates.length === 0 && <EmptyState title={t('mandates.given.none')} icon="document" />}
      {mandates.map((mandate) => (
        <GivenCard language={language} mandate={mandate} doors={doors} />
      ))}
      <ButtonLink href={`${path}/new`} icon="edit">
        {t('mandates.new')}
      </ButtonLink>
    </section>
  )
}

const colours = { unsigned: 'warning', 'in-force': 'success', ended: 'neutral', revoked: 'neutral' } as const

type CardProps = {
  readonly language: Language
  readonly mandate: GivenMandate
  readonly doors: PortalDoors
}

function GivenCard({ language, mandate, doors }: CardProps) {
  const t = texts(language)
  const { id, terms, services, since, until, state, signingRequest } = mandate
  const isLive = state === 'in-force' || state === 'unsigned'
  return (
    <Card title={terms.delegateName} titleLevel={3} icon="user">
      <p>
        <Tag colour={colours[state]}>{t(`state.${state}`)}</Tag>
      </p>
      <SummaryList
        language={language}
        rows={[
          { name: t('field.iin'), value: terms.delegateIin },
          { name: t('field.giver'), value: terms.giverName },
          ...termRows(language, { services, since, until }),
        ]}
      />
      {isLive && (
        <div class="button-row">
          {state === 'unsigned' && signingRequest && (
            <ButtonLink look="secondary" href={`${doors.digitalId}/sign/${signingRequest}`}>
              {t('mandates.sign')}
            </ButtonLink>
          )}
          <Form action={`${path}/${id}/revoke`} idempotencyKey={formKey()}>
            <Button look="quiet" icon="trash">
              {t('mandates.revoke')}
              <span class="ds-sr-only"> {terms.delegateName}</span>
            </Button>
          </Form>
        </div>
      )}
    </Card>
  )
}

type ReceivedProps = { readonly language: Language; readonly mandates: readonly ReceivedMandate[] }

function Received({ language, mandates }: ReceivedProps) {
  const t = texts(language)
  return (
    <section class="section" aria-labelledby="received">
      <h2 id="received">{t('mandates.received')}</h2>
      {mandates.length === 0 && <p>{t('mandates.received.none')}</p>}
      {mandates.map((mandate) => (
        <Card title={mandate.name} titleLevel={3} icon="building">
          <SummaryList
            language={language}
            rows={[
              { name: t('field.bin'), value: mandate.bin },
              { name: t('field.giver'), value: mandate.giverName },
              ...termRows(language, mandate),
            ]}
          />
          <ButtonLink look="secondary" href="/account/acting">
            {t('mandates.choose')}
          </ButtonLink>
        </Card>
      ))}
    </section>
  )
}

type Term = Pick<GivenMandate, 'services' | 'since' | 'until'>

function termRows(language: Language, { services, since, until }: Term) {
  const t = texts(language)
  const term = { since: writtenDay(language, since), until: writtenDay(language, until) }
  return [
    { name: t('field.services'), value: servicesInWords(language, services).join('; ') },
    { name: t('field.term'), value: t('paper.term', term) },
  ]
}
