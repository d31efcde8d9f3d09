import { dayInKazakhstan } from '#kz'
import {
  askActivation,
  cloudCertificatesFor,
  grantActivation,
  signInCloud,
  signingMessage,
} from '#modules/signing'
import { writtenDay } from '#platform/texts'
import {
  Alert,
  BackLink,
  Button,
  ButtonLink,
  Countdown,
  Form,
  type Problem,
  problemOf,
  RadioGroup,
  SummaryList,
} from '#platform/ui'
import { formKey, languageOf, readForm, type Site, type SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { callerOf, tellLimit } from '../registration/where.ts'
import { texts as registrationTexts, waitInWords } from '../registration/words.ts'
import { cloudCodePage } from './cloud-code-page.tsx'
import { cloudBase, cloudRoad, type RequestHere, requestHere } from './cloud-road.ts'
import { elsewherePage } from './elsewhere-page.tsx'
import { holderOf } from './list-page.tsx'
import { showSignaturePage } from './show.tsx'
import { ownerVideoPages } from './video-pages.tsx'
import { forgetVideo, keepVideo, videoToken } from './video-road.ts'
import { texts } from './words.ts'

/** Signing with a key in the cloud: which key, a code by SMS, a fresh video, and one signature within five minutes. */
export function cloudPages(site: Site, doors: DigitalIdDoors): void {
  cloudCodePage(site, doors)
  ownerVideoPages(site, doors, cloudRoad)
  elsewherePage(site, doors, cloudRoad)

  site.get('/sign/:id/cloud', async (c) => {
    const here = await requestHere(c, doors)
    return here instanceof Response ? here : showChoice(c, doors, here, [])
  })

  site.post('/sign/:id/cloud', async (c) => {
    const here = await requestHere(c, doors)
    return here instanceof Response ? here : begin(c, doors, here)
  })

  site.get('/sign/:id/cloud/confirm', async (c) => {
    const here = await requestHere(c, doors)
    return here instanceof Response ? here : showConfirm(c, doors, here, [])
  })

  site.post('/sign/:id/cloud/confirm', async (c) => {
    const here = await requestHere(c, doors)
    if (here instanceof Response) return here
    const { requestId } = here.request
    const { activation: activationId = '' } = await readForm(c)
    const answer = await signInCloud(doors.signing, {
      personId: here.owner.personId,
      requestId,
      activationId,
    })
    if (answer.state === 'not-activated') return c.redirect(`${cloudBase(c)}?anew`, 303)
    forgetVideo(c, cloudBase(c))
    if (answer.state !== 'refused') return c.redirect(`/sign/${requestId}`, 303)
    const message = signingMessage(languageOf(c), answer.code, answer.certificate)
    return showChoice(c, doors, here, [{ message }])
  })
}

async function begin(c: SiteContext, doors: DigitalIdDoors, here: RequestHere) {
  const language = languageOf(c)
  const t = texts(language)
  const { certificate: certificateId } = await readForm(c)
  if (!certificateId)
    return showChoice(c, doors, here, [{ field: 'certificate', message: t('cloud.none-chosen') }])
  const asking = { ...here.owner, requestId: here.request.requestId, certificateId, language }
  const asked = await askActivation(doors.signing, asking, callerOf(c, doors))
  if (asked.kind === 'started') {
    keepVideo(c, doors, cloudBase(c), asked.token)
    return c.redirect(`${cloudBase(c)}/code`, 303)
  }
  if (asked.kind === 'gone') return c.redirect(`${cloudBase(c)}?anew`, 303)
  if (asked.kind === 'no-phone') return showChoice(c, doors, here, [{ message: t('video.no-phone') }])
  tellLimit(c, asked)
  const r = registrationTexts(language)
  const message = r('limited.code', { wait: waitInWords(r, asked.retryAfterSeconds) })
  return showChoice(c, doors, here, [{ message }])
}

async function showChoice(
  c: SiteContext,
  doors: DigitalIdDoors,
  { request }: RequestHere,
  problems: readonly Problem[],
) {
  const language = languageOf(c)
  const t = texts(language)
  const usable = await cloudCertificatesFor(doors.signing, request)
  return showSignaturePage(c, doors, {
    title: t('cloud.title'),
    problems,
    children: (
      <>
        <BackLink language={language} href={`/sign/${request.requestId}`} />
        {c.req.query('anew') !== undefined && <Alert kind="info" live title={t('cloud.anew')} />}
        <h1>{t('cloud.title')}</h1>
        <p class="lead">{t('cloud.lead')}</p>
        <WhatIsSigned c={c} here={{ request }} />
        {usable.length === 0 ? (
          <>
            <Alert kind="warning" title={t('cloud.no-key')}>
              <p>{t(`cloud.no-key.${request.signer.needs}`)}</p>
            </Alert>
            <ButtonLink href="/signatures/new">{t('list.order')}</ButtonLink>
          </>
        ) : (
          <Form action={cloudBase(c)} idempotencyKey={formKey()}>
            <RadioGroup
              name="certificate"
              label={t('cloud.which')}
              value={usable[0]?.certificateId}
              error={problemOf(problems, 'certificate')}
              choices={usable.map((one) => ({
                value: one.certificateId,
                label: holderOf(c, one),
                hint: t('cloud.until', {
                  day: writtenDay(language, dayInKazakhstan(new Date(one.facts.notAfter))),
                }),
              }))}
            />
            <Button icon="message">{t('cloud.send-code')}</Button>
          </Form>
        )}
      </>
    ),
  })
}

type Signed = { readonly c: SiteContext; readonly here: Pick<RequestHere, 'request'> }

/** The documents by name, and the hash by which the activation names them. */
function WhatIsSigned({ c, here: { request } }: Signed) {
  const language = languageOf(c)
  const t = texts(language)
  return (
    <SummaryList
      language={language}
      rows={[
        {
          name: t('cloud.documents'),
          value: request.shown.map(({ name }) => name[language]).join('; ') || '–',
        },
        { name: t('cloud.hash'), value: <code class="address">{request.sha256}</code> },
      ]}
    />
  )
}

async function showConfirm(
  c: SiteContext,
  doors: DigitalIdDoors,
  here: RequestHere,
  problems: readonly Problem[],
) {
  const language = languageOf(c)
  const t = texts(language)
  const { requestId } = here.request
  const whose = { personId: here.owner.personId, requestId, token: videoToken(c) }
  const activation = await grantActivation(doors.signing, whose)
  if (!activation) return c.redirect(`${cloudBase(c)}?anew`, 303)
  const now = doors.clock.now()
  const seconds = Math.max(0, Math.ceil((activation.expiresAt.getTime() - now.getTime()) / 1000))
  const r = registrationTexts(language)
  return showSignaturePage(c, doors, {
    title: t('confirm.title'),
    problems,
    scripts: ['countdown.js'],
    children: (
      <>
        <h1>{t('confirm.title')}</h1>
        <p class="lead">{t('confirm.lead')}</p>
        <WhatIsSigned c={c} here={here} />
        <Countdown
          until={activation.expiresAt.toISOString()}
          remaining={t('confirm.left', { time: waitInWords(r, seconds) })}
          pattern={t('confirm.left', { time: '{time}' })}
          now={now.toISOString()}
        >
          <p>{t('confirm.once')}</p>
        </Countdown>
        <Form action={`${cloudBase(c)}/confirm`} idempotencyKey={formKey()}>
          <input type="hidden" name="activation" value={activation.activationId} />
          <Button icon="check">{t('confirm.sign')}</Button>
        </Form>
        <p>
          <a class="ds-link" href={`/sign/${requestId}`}>
            {t('confirm.no')}
          </a>
        </p>
      </>
    ),
  })
}
