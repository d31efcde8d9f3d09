import { headedEntities, type OrderWish, startOrder } from '#modules/signing'
import {
  Alert,
  BackLink,
  Button,
  ButtonLink,
  Form,
  Notice,
  type Problem,
  problemOf,
  RadioGroup,
  TextField,
} from '#platform/ui'
import { type FormValues, formKey, languageOf, readForm, type Site, type SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { signatureOwner } from './owner.ts'
import { showSignaturePage } from './show.tsx'
import { type T, texts } from './words.ts'

const headPrefix = 'first-head:'
const keyPlaces = ['file', 'cloud'] as const

/** For whom an EDS shall be, and where its key shall lie. */
export function newPage(site: Site, doors: DigitalIdDoors): void {
  site.get('/signatures/new', async (c) => {
    const owner = await signatureOwner(c, doors)
    return owner instanceof Response ? owner : show(c, doors, owner.personId, [], {})
  })

  site.post('/signatures/new', async (c) => {
    const owner = await signatureOwner(c, doors)
    if (owner instanceof Response) return owner
    const t = texts(languageOf(c))
    const form = await readForm(c)
    const wish = wishOf(t, form)
    if (!('keyPlace' in wish)) return show(c, doors, owner.personId, wish, form)
    const answer = await startOrder(doors.signing, owner.personId, wish)
    if (answer.kind === 'started') return c.redirect(`/signatures/orders/${answer.orderId}`, 303)
    return show(c, doors, owner.personId, [{ field: 'holder', message: t(`new.${answer.kind}`) }], form)
  })
}

function wishOf(t: T, { holder = '', place, email = '' }: FormValues): OrderWish | readonly Problem[] {
  const keyPlace = keyPlaces.find((one) => one === place)
  const isHead = holder.startsWith(headPrefix)
  const problems: Problem[] = []
  if (!isHead && holder !== 'individual') problems.push({ field: 'holder', message: t('new.no-holder') })
  if (!keyPlace) problems.push({ field: 'place', message: t('new.no-place') })
  const address = email.trim()
  if (address !== '' && !/^[^\s@<>]{1,64}@[^\s@<>]+\.[^\s@<>]+$/.test(address))
    problems.push({ field: 'email', message: t('new.bad-email', { email: address }) })
  if (problems.length > 0 || !keyPlace) return problems
  return {
    keyPlace,
    needs: isHead ? 'first-head' : 'individual',
    ...(isHead ? { bin: holder.slice(headPrefix.length) } : {}),
    email: address,
  }
}

async function show(
  c: SiteContext,
  doors: DigitalIdDoors,
  personId: string,
  problems: readonly Problem[],
  form: FormValues,
) {
  const language = languageOf(c)
  const t = texts(language)
  if (!doors.signing.authority) return showNobodyIssues(c, doors)
  const entities = await headedEntities(doors.signing, personId)
  return showSignaturePage(c, doors, {
    title: t('new.title'),
    problems,
    children: (
      <>
        <BackLink language={language} href="/signatures" />
        <h1>{t('new.title')}</h1>
        {c.req.query('lost') !== undefined && <Alert kind="success" live title={t('lost.done')} />}
        <p class="lead">{t('new.lead')}</p>
        {entities === null && (
          <Alert kind="warning">
            <p>{t('new.registry-silent')}</p>
          </Alert>
        )}
        <Form action="/signatures/new" idempotencyKey={formKey()}>
          <RadioGroup
            name="holder"
            label={t('new.holder')}
            value={form.holder ?? (entities?.length ? undefined : 'individual')}
            error={problemOf(problems, 'holder')}
            choices={[
              { value: 'individual', label: t('new.individual'), hint: t('new.individual.hint') },
              ...(entities ?? []).map(({ bin, name }) => ({
                value: headPrefix + bin,
                label: t('new.first-head', { name }),
                hint: t('new.first-head.hint', { bin }),
              })),
            ]}
          />
          <RadioGroup
            name="place"
            label={t('new.place')}
            value={form.place}
            error={problemOf(problems, 'place')}
            choices={keyPlaces.map((value) => ({
              value,
              label: t(`new.place.${value}`),
              hint: t(`new.place.${value}.hint`),
            }))}
          />
          <TextField
            name="email"
            type="email"
            label={t('new.email')}
            hint={t('new.email.hint')}
            autocomplete="email"
            value={form.email}
            error={problemOf(problems, 'email')}
          />
          <Button>{t('go-on')}</Button>
        </Form>
        <Notice icon="face">
          <p>{t('new.next')}</p>
        </Notice>
      </>
    ),
  })
}

function showNobodyIssues(c: SiteContext, doors: DigitalIdDoors) {
  const language = languageOf(c)
  const t = texts(language)
  return showSignaturePage(c, doors, {
    title: t('new.title'),
    status: 503,
    children: (
      <>
        <BackLink language={language} href="/signatures" />
        <h1>{t('new.title')}</h1>
        <Alert kind="warning" title={t('new.nobody')}>
          <p>{t('new.nobody.text')}</p>
        </Alert>
        <ButtonLink href={`${doors.office}/visit`} look="secondary" icon="building">
          {t('office')}
        </ButtonLink>
      </>
    ),
  })
}
