import { readProfile } from '#modules/accounts'
import { identifyOrder, issueCloudKey, issueKeyFile, type Order, passwordRules } from '#modules/signing'
import {
  Alert,
  BackLink,
  Button,
  ButtonLink,
  Confirmation,
  Form,
  type Problem,
  problemOf,
  TextField,
} from '#platform/ui'
import { formKey, languageOf, readForm, type Site, type SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { elsewherePage } from './elsewhere-page.tsx'
import { type OrderHere, orderBase, orderHere, orderRoad } from './order-road.ts'
import { showSignaturePage } from './show.tsx'
import { ownerVideoPages } from './video-pages.tsx'
import { forgetVideo, videoToken } from './video-road.ts'
import { type T, texts } from './words.ts'

/** An order from its video to its certificate. */
export function orderPages(site: Site, doors: DigitalIdDoors): void {
  ownerVideoPages(site, doors, orderRoad)
  elsewherePage(site, doors, orderRoad)

  site.get('/signatures/orders/:id', async (c) => {
    const here = await identifiedHere(c, doors)
    if (here instanceof Response) return here
    switch (here.order.state) {
      case 'started':
        return c.redirect(`${orderBase(c)}/video`, 303)
      case 'expired':
        return showExpired(c, doors)
      case 'issued':
        return showIssued(c, doors, here.order)
      default:
        return here.order.keyPlace === 'file'
          ? showFile(c, doors, here, [])
          : showCloud(c, doors, here.order, [])
    }
  })

  site.post('/signatures/orders/:id/file', async (c) => {
    const here = await orderHere(c, doors)
    if (here instanceof Response) return here
    const t = texts(languageOf(c))
    const { password = '', again = '' } = await readForm(c)
    const problems = passwordProblems(t, password, again)
    if (problems.length > 0) return showFile(c, doors, here, problems)
    const answer = await issueKeyFile(doors.signing, whoseOf(here), password)
    if (answer.kind === 'issued') return sendFile(c, answer.file)
    if (answer.kind === 'unavailable' || answer.kind === 'refused')
      return showFile(c, doors, here, [{ message: t(`issue.${answer.kind}`) }])
    return c.redirect(orderBase(c), 303)
  })

  site.post('/signatures/orders/:id/cloud', async (c) => {
    const here = await orderHere(c, doors)
    if (here instanceof Response) return here
    const answer = await issueCloudKey(doors.signing, whoseOf(here))
    if (answer.kind === 'unavailable' || answer.kind === 'refused')
      return showCloud(c, doors, here.order, [{ message: texts(languageOf(c))(`issue.${answer.kind}`) }])
    return c.redirect(orderBase(c), 303)
  })
}

export function whoseOf({ owner, order }: OrderHere) {
  return { ...owner, orderId: order.orderId }
}

/** The order; a video that has just passed in this browser counts from here on. */
async function identifiedHere(c: SiteContext, doors: DigitalIdDoors): Promise<OrderHere | Response> {
  const here = await orderHere(c, doors)
  if (here instanceof Response || here.order.state !== 'started') return here
  const token = videoToken(c)
  if (token === '' || !(await identifyOrder(doors.signing, whoseOf(here), token))) return here
  forgetVideo(c, orderBase(c))
  return { ...here, order: { ...here.order, state: 'identified' } }
}

function passwordProblems(t: T, password: string, again: string): readonly Problem[] {
  const { least, most } = passwordRules
  if (password.length < least || password.length > most)
    return [{ field: 'password', message: t('password.length', { least, most }) }]
  return password === again ? [] : [{ field: 'again', message: t('password.differs') }]
}

function sendFile(c: SiteContext, file: Uint8Array): Response {
  return c.body(new Uint8Array(file), 200, {
    'content-type': 'application/x-pkcs12',
    'content-disposition': 'attachment; filename="eds.p12"',
    'cache-control': 'no-store',
  })
}

async function showFile(
  c: SiteContext,
  doors: DigitalIdDoors,
  { owner }: OrderHere,
  problems: readonly Problem[],
) {
  const language = languageOf(c)
  const t = texts(language)
  const { least, most } = passwordRules
  const profile = await readProfile(doors.database, doors.keyring, owner.personId)
  const name = profile ? `${profile.names.surname} ${profile.names.name}` : ''
  return showSignaturePage(c, doors, {
    title: t('file.title'),
    problems,
    scripts: ['new-key-file.js'],
    children: (
      <>
        <BackLink language={language} href="/signatures" />
        {c.req.query('face') !== undefined && <Alert kind="success" live title={t('video.passed')} />}
        <h1>{t('file.title')}</h1>
        <p class="lead">{t('file.lead')}</p>
        <new-key-file
          data-worker={doors.asset('new-key-file-worker.js')}
          data-certificates={`${orderBase(c)}/certificates`}
          data-name={name}
          data-least={String(least)}
          data-most={String(most)}
          data-making={t('file.making')}
          data-asking={t('file.asking')}
          data-done={t('file.done')}
          data-download={t('file.download')}
          data-list={t('file.list')}
          data-too-short={t('password.length', { least, most })}
          data-differs={t('password.differs')}
          data-unavailable={t('issue.unavailable')}
          data-refused={t('issue.refused')}
          data-over={t('issue.over')}
        >
          <Form action={`${orderBase(c)}/file`}>
            <TextField
              name="password"
              type="password"
              label={t('password.label')}
              hint={t('password.hint', { least })}
              autocomplete="new-password"
              maxlength={most}
              error={problemOf(problems, 'password')}
            />
            <TextField
              name="again"
              type="password"
              label={t('password.again')}
              autocomplete="new-password"
              maxlength={most}
              error={problemOf(problems, 'again')}
            />
            <Button icon="download">{t('file.go')}</Button>
          </Form>
        </new-key-file>
        <Alert kind="info">
          <p>{t('file.keep')}</p>
        </Alert>
      </>
    ),
  })
}

function showCloud(c: SiteContext, doors: DigitalIdDoors, { details }: Order, problems: readonly Problem[]) {
  const language = languageOf(c)
  const t = texts(language)
  return showSignaturePage(c, doors, {
    title: t('cloud-key.title'),
    problems,
    children: (
      <>
        <BackLink language={language} href="/signatures" />
        {c.req.query('face') !== undefined && <Alert kind="success" live title={t('video.passed')} />}
        <h1>{t('cloud-key.title')}</h1>
        <p class="lead">{t('cloud-key.lead')}</p>
        {details.entity && <p>{t('new.first-head', { name: details.entity.name })}</p>}
        <Form action={`${orderBase(c)}/cloud`} idempotencyKey={formKey()}>
          <Button icon="key">{t('cloud-key.go')}</Button>
        </Form>
      </>
    ),
  })
}

function showIssued(c: SiteContext, doors: DigitalIdDoors, { keyPlace }: Order) {
  const t = texts(languageOf(c))
  return showSignaturePage(c, doors, {
    title: t(`issued.${keyPlace}`),
    children: (
      <>
        <Confirmation title={t(`issued.${keyPlace}`)}>
          <p>{t(`issued.${keyPlace}.text`)}</p>
        </Confirmation>
        <p>{t('issued.told')}</p>
        <ButtonLink href="/signatures">{t('list.title')}</ButtonLink>
      </>
    ),
  })
}

function showExpired(c: SiteContext, doors: DigitalIdDoors) {
  const t = texts(languageOf(c))
  return showSignaturePage(c, doors, {
    title: t('expired.title'),
    children: (
      <>
        <h1>{t('expired.title')}</h1>
        <p class="lead">{t('expired.text')}</p>
        <ButtonLink href="/signatures/new">{t('list.order')}</ButtonLink>
      </>
    ),
  })
}
