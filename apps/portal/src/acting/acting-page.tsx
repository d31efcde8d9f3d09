import {
  type Capacity,
  type CapacityChoice,
  type CapacityList,
  type CapacityOffer,
  capacityOf,
  listCapacities,
  takeCapacity,
} from '#modules/accounts'
import type { Language } from '#platform/texts'
import {
  Alert,
  Button,
  ButtonLink,
  ErrorSummary,
  Form,
  Notice,
  type Problem,
  problemOf,
  RadioGroup,
} from '#platform/ui'
import { formKey, languageOf, readForm, type Site, type SiteContext } from '#platform/web'
import type { Account } from '../account.ts'
import type { PortalDoors } from '../doors.ts'
import { originOf, showRoom } from '../pages/account-frame.tsx'
import { safeTarget } from '../sign-in/index.ts'
import { Obstacles } from './obstacles.tsx'
import { type ActingReader, actingReader } from './reader.ts'
import { texts } from './words.ts'

const path = '/account/acting'

/** In whose name does this person act? Asked after a sign-in by EDS, and whenever they want. */
export function actingPage(site: Site, doors: PortalDoors, account: Account): void {
  site.get(path, async (c) => {
    const here = await actingReader(c, account)
    if (here instanceof Response) return here
    const list = await listCapacities(doors, here.session)
    const { to } = c.req.query()
    // Whoever can act for nobody else is not asked after the sign-in.
    if (to !== undefined && list.offers.length === 0 && list.obstacles.length === 0)
      return c.redirect(safeTarget(to), 303)
    return show(c, doors, here, { list, to, problems: [] })
  })

  site.post(path, async (c) => {
    const here = await actingReader(c, account)
    if (here instanceof Response) return here
    const { choice = '', to } = await readForm(c)
    const t = texts(languageOf(c))
    const chosen = choiceIn(choice)
    const taken = chosen && (await takeCapacity(doors, here.session, chosen, originOf(c)))
    if (taken?.kind === 'taken') return c.redirect(to ? safeTarget(to) : `${path}?taken`, 303)
    c.status(422)
    const message = t(taken ? 'problem.refused' : 'problem.choice')
    const list = await listCapacities(doors, here.session)
    return show(c, doors, here, { list, to, problems: [{ field: 'choice', message }] })
  })
}

function choiceIn(value: string): CapacityChoice | null {
  if (value === 'self') return { kind: 'self' }
  const [kind, id = ''] = value.split(' ')
  if (kind === 'own' && /^\d{12}$/.test(id)) return { kind: 'own', bin: id }
  return kind === 'mandate' && /^[\da-f-]{36}$/.test(id) ? { kind: 'mandate', mandateId: id } : null
}

function writtenChoice({ bin, mandate }: CapacityOffer): string {
  return mandate ? `mandate ${mandate.id}` : `own ${bin}`
}

type Shown = {
  readonly list: CapacityList
  readonly to: string | undefined
  readonly problems: readonly Problem[]
}

async function show(c: SiteContext, doors: PortalDoors, here: ActingReader, { list, to, problems }: Shown) {
  const language = languageOf(c)
  const t = texts(language)
  const capacity = await capacityOf(doors, here.session)
  return showRoom(c, doors, here.reader, {
    room: 'acting',
    title: t('title'),
    hasProblems: problems.length > 0,
    children: (
      <>
        <ErrorSummary language={language} problems={problems} />
        <h1>{t('title')}</h1>
        {c.req.query('taken') !== undefined && <Taken language={language} capacity={capacity} />}
        <p class="lead">{t('lead')}</p>
        {list.offers.length > 0 && (
          <Form action={path} idempotencyKey={formKey()}>
            {to !== undefined && <input type="hidden" name="to" value={to} />}
            <RadioGroup
              name="choice"
              label={t('choose')}
              value={currentOf(capacity, list)}
              choices={[{ value: 'self', label: t('choose.self') }, ...list.offers.map(choiceOf(language))]}
              error={problemOf(problems, 'choice')}
            />
            <Button iconAfter="arrow-right">{t('go')}</Button>
          </Form>
        )}
        <Obstacles language={language} obstacles={list.obstacles} />
        <Hints language={language} list={list} />
        <p>
          <a class="ds-link" href="/account/mandates">
            {t('mandates.title')}
          </a>
        </p>
      </>
    ),
  })
}

function choiceOf(language: Language) {
  const t = texts(language)
  return (offer: CapacityOffer) => {
    const { kind, bin, name, mandate } = offer
    const hint = kind === 'sole-proprietor' ? 'choose.proprietor' : mandate ? 'choose.mandate' : 'choose.head'
    return { value: writtenChoice(offer), label: name, hint: t(hint, { bin }) }
  }
}

function currentOf(capacity: Capacity, { offers }: CapacityList): string {
  if (capacity.kind === 'self') return 'self'
  const bin = capacity.kind === 'legal-entity' ? capacity.bin : capacity.iin
  const mandateId = capacity.kind === 'legal-entity' ? capacity.mandate?.id : undefined
  const current = offers.find((offer) => offer.bin === bin && offer.mandate?.id === mandateId)
  return current ? writtenChoice(current) : 'self'
}

function Taken({ language, capacity }: { readonly language: Language; readonly capacity: Capacity }) {
  const t = texts(language)
  return (
    <Alert kind="success" live>
      <p>{capacity.kind === 'self' ? t('left') : t('taken', { name: capacity.name })}</p>
    </Alert>
  )
}

/** What else would open something: an EDS for whoever came without one. */
function Hints({ language, list }: { readonly language: Language; readonly list: CapacityList }) {
  const t = texts(language)
  if (list.certificate)
    return list.offers.length === 0 && list.obstacles.length === 0 ? (
      <Notice>
        <p>{t('nobody')}</p>
      </Notice>
    ) : null
  return (
    <Notice icon="key">
      <p>{t('no-certificate')}</p>
      <ButtonLink look="secondary" href={`/sign-in?fresh&to=${encodeURIComponent(path)}`}>
        {t('no-certificate.go')}
      </ButtonLink>
    </Notice>
  )
}
