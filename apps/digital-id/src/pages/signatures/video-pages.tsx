import {
  askAgain,
  consentText,
  giveConsent,
  type JourneyView,
  offerOrder,
  repeatVideo,
  type VideoAction,
} from '#modules/identity-proofing'
import { reportAddress } from '#modules/support'
import {
  Alert,
  BackLink,
  Button,
  ButtonLink,
  Checkbox,
  Countdown,
  Form,
  type Problem,
  problemOf,
} from '#platform/ui'
import { formKey, languageOf, readForm, type Site, type SiteContext } from '#platform/web'
import { CameraPanel, cameraScripts } from '../../camera/camera-panel.tsx'
import type { DigitalIdDoors } from '../../doors.ts'
import { Advice } from '../registration/result-page.tsx'
import { serveVideo } from '../registration/video-api.ts'
import { callerOf, isStanding } from '../registration/where.ts'
import { texts as registrationTexts, waitInWords } from '../registration/words.ts'
import { showSignaturePage } from './show.tsx'
import {
  keepVideo,
  type OwnerRoad,
  placeOfStage,
  placeOfStanding,
  videoAt,
  videoToken,
} from './video-road.ts'
import { texts } from './words.ts'

/** Sentences that bring somebody back to the camera; none of them costs an attempt. */
const returns = ['video-lost', 'too-late', 'order-used', 'busy', 'limited'] as const

/** The camera of the registration, for the owner of an account: the same order, the same five tries, the same ways out. */
export function ownerVideoPages(site: Site, doors: DigitalIdDoors, road: OwnerRoad): void {
  consentPage(site, doors, road)
  cameraPage(site, doors, road)
  resultPages(site, doors, road)
}

function consentPage(site: Site, doors: DigitalIdDoors, road: OwnerRoad): void {
  site.get(`${road.route}/video`, async (c) => {
    const here = await road.here(c, doors)
    return here instanceof Response ? here : showConsent(c, doors, road, [])
  })

  site.post(`${road.route}/video`, async (c) => {
    const here = await road.here(c, doors)
    if (here instanceof Response) return here
    const language = languageOf(c)
    const t = texts(language)
    const { agree, version = '' } = await readForm(c)
    if (agree !== 'yes')
      return showConsent(c, doors, road, [{ field: 'agree', message: t('video.not-ticked') }])
    const token = await road.token(c, doors, here)
    if (token instanceof Response) return token
    if (typeof token !== 'string') return showConsent(c, doors, road, token)
    const given = await giveConsent(doors.proofing, token, { formKey: null, agreed: true, version, language })
    if (isStanding(given)) return c.redirect(placeOfStanding(c, road, given), 303)
    if (given.kind === 'refused')
      return showConsent(c, doors, road, [{ field: 'agree', message: t('video.text-changed') }])
    keepVideo(c, doors, road.base(c), token)
    return c.redirect(`${road.base(c)}/video/camera`, 303)
  })
}

function showConsent(c: SiteContext, doors: DigitalIdDoors, road: OwnerRoad, problems: readonly Problem[]) {
  const language = languageOf(c)
  const t = texts(language)
  const { version, paragraphs } = consentText(language, road.purpose)
  return showSignaturePage(c, doors, {
    title: t('video.title'),
    problems,
    children: (
      <>
        <BackLink language={language} href={road.purpose === 'signature' ? road.base(c) : '/signatures'} />
        <h1>{t('video.title')}</h1>
        <p class="lead">{t(`video.lead.${road.purpose}`)}</p>
        <Form action={`${road.base(c)}/video`} idempotencyKey={formKey()}>
          <div class="card card-tinted stack stack-tight">
            {paragraphs.map((paragraph) => (
              <p>{paragraph}</p>
            ))}
          </div>
          <input type="hidden" name="version" value={version} />
          <Checkbox name="agree" label={t('video.agree')} error={problemOf(problems, 'agree')} />
          <Button>{t('go-on')}</Button>
        </Form>
      </>
    ),
  })
}

function cameraPage(site: Site, doors: DigitalIdDoors, road: OwnerRoad): void {
  site.get(`${road.route}/video/camera`, async (c) => {
    const journey = await videoAt(c, doors, road, 'video')
    if (journey instanceof Response) return journey
    if (journey.lock?.lockedUntil) return c.redirect(`${road.base(c)}/video/locked`, 303)
    const offered = await offerOrder(doors.proofing, videoToken(c))
    if (isStanding(offered)) return c.redirect(placeOfStanding(c, road, offered), 303)
    return showCamera(c, doors, road, offered.actions)
  })

  serveVideo(site, doors, {
    route: `${road.route}/video`,
    tokenOf: videoToken,
    standing: (c, standing) => placeOfStanding(c, road, standing),
    locked: (c) => `${road.base(c)}/video/locked`,
    prepare: (c, because) => `${road.base(c)}/video/camera?${because}`,
    ended: (c, ending) => (ending === 'verified' ? road.done(c) : `${road.base(c)}/video/result`),
  })
}

function showCamera(c: SiteContext, doors: DigitalIdDoors, road: OwnerRoad, actions: readonly VideoAction[]) {
  const language = languageOf(c)
  const t = texts(language)
  const r = registrationTexts(language)
  const base = `${road.base(c)}/video`
  const because = returns.find((reason) => c.req.query(reason) !== undefined)
  const elsewhere = `${road.base(c)}/elsewhere`
  return showSignaturePage(c, doors, {
    title: t('video.title'),
    scripts: cameraScripts,
    children: (
      <>
        {because && (
          <Alert kind="warning" live title={r(`prepare.${because}`)}>
            <p>{r('prepare.no-attempt')}</p>
          </Alert>
        )}
        <h1>{t('video.title')}</h1>
        <p class="lead">{r('prepare.lead')}</p>
        <CameraPanel
          language={language}
          actions={actions}
          addresses={{
            start: `${base}/start`,
            frames: `${base}/frames`,
            finish: `${base}/finish`,
            again: `${base}/camera`,
          }}
          otherWays={{ phone: elsewhere, firefox: elsewhere, office: `${doors.office}/visit` }}
          help={(article) => `${doors.portal}/help/${article}`}
          report={(camera) => reportAddress(doors.portal, { from: 'digital-id/signatures/video', camera })}
          asset={doors.asset}
        />
      </>
    ),
  })
}

function resultPages(site: Site, doors: DigitalIdDoors, road: OwnerRoad): void {
  site.get(`${road.route}/video/result`, async (c) => {
    const journey = await videoAt(c, doors, road, 'refused', 'decision')
    if (journey instanceof Response) return journey
    if (journey.stage === 'decision') return showWaiting(c, doors, road)
    if (journey.lock?.lockedUntil) return c.redirect(`${road.base(c)}/video/locked`, 303)
    return showRefused(c, doors, road, journey)
  })

  site.post(`${road.route}/video/ask`, async (c) => {
    const answer = await askAgain(doors.proofing, videoToken(c), callerOf(c, doors))
    if (isStanding(answer)) return c.redirect(placeOfStanding(c, road, answer), 303)
    if (answer.kind === 'verified') return c.redirect(road.done(c), 303)
    return c.redirect(
      `${road.base(c)}/video/${answer.kind === 'video-lost' ? 'camera?video-lost' : 'result'}`,
      303,
    )
  })

  site.post(`${road.route}/video/repeat`, async (c) => {
    const { 'idempotency-key': key = null } = await readForm(c)
    const answer = await repeatVideo(doors.proofing, videoToken(c), { formKey: key })
    const place = isStanding(answer) ? placeOfStanding(c, road, answer) : placeOfStage(c, road, answer.stage)
    return c.redirect(place, 303)
  })

  site.get(`${road.route}/video/locked`, async (c) => {
    const journey = await videoAt(c, doors, road, 'video', 'refused')
    if (journey instanceof Response) return journey
    const until = journey.lock?.lockedUntil
    return until ? showLocked(c, doors, until) : c.redirect(placeOfStage(c, road, journey.stage), 303)
  })
}

function showWaiting(c: SiteContext, doors: DigitalIdDoors, road: OwnerRoad) {
  const r = registrationTexts(languageOf(c))
  return showSignaturePage(c, doors, {
    title: r('waiting.title'),
    children: (
      <>
        <h1>{r('waiting.title')}</h1>
        <p>{r('waiting.text')}</p>
        <Form action={`${road.base(c)}/video/ask`} idempotencyKey={formKey()}>
          <Button icon="refresh">{r('refused.repeat')}</Button>
        </Form>
      </>
    ),
  })
}

function showRefused(c: SiteContext, doors: DigitalIdDoors, road: OwnerRoad, { refusal, lock }: JourneyView) {
  const language = languageOf(c)
  const t = texts(language)
  const r = registrationTexts(language)
  const code = refusal?.code === 'mismatch' || refusal?.code === 'review' ? refusal.code : 'video'
  return showSignaturePage(c, doors, {
    title: t('video.refused'),
    children: (
      <>
        <BackLink language={language} href="/signatures" />
        <h1>{t('video.refused')}</h1>
        <Alert kind="danger" live title={r(`refused.${code}`)}>
          <p>{r(`refused.${code}.text`)}</p>
          {refusal && code === 'video' && <Advice t={r} refusal={refusal} />}
        </Alert>
        {lock && lock.attemptsLeft < 5 && <p>{r('attempts-left', { count: lock.attemptsLeft })}</p>}
        <Form action={`${road.base(c)}/video/repeat`} idempotencyKey={formKey()}>
          <Button icon="refresh">{r('refused.again')}</Button>
        </Form>
        <ButtonLink href={`${doors.office}/visit`} look="secondary" icon="building">
          {t('office')}
        </ButtonLink>
      </>
    ),
  })
}

function showLocked(c: SiteContext, doors: DigitalIdDoors, until: Date) {
  const language = languageOf(c)
  const r = registrationTexts(language)
  const now = doors.clock.now()
  const seconds = Math.ceil((until.getTime() - now.getTime()) / 1000)
  return showSignaturePage(c, doors, {
    title: r('locked.title'),
    scripts: ['countdown.js'],
    refreshWithoutScript: Math.min(60, seconds + 1),
    children: (
      <>
        <BackLink language={language} href="/signatures" />
        <h1>{r('locked.title')}</h1>
        <Countdown
          until={until.toISOString()}
          remaining={r('locked.left', { wait: waitInWords(r, seconds) })}
          pattern={r('locked.left', { wait: '{time}' })}
          now={now.toISOString()}
          reloads
        >
          <p>{r('locked.text')}</p>
        </Countdown>
        <ButtonLink href={`${doors.office}/visit`} look="secondary" icon="building">
          {texts(language)('office')}
        </ButtonLink>
      </>
    ),
  })
}
