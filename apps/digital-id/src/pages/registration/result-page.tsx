import { askAgain, type JourneyView, type Refusal, repeatVideo } from '#modules/identity-proofing'
import { Alert, Button, ButtonLink, Confirmation, Form, Notice } from '#platform/ui'
import { formKey, languageOf, readForm, type Site, type SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { journeyToken } from './journey-cookie.ts'
import { OtherWays, showStep } from './step-frame.tsx'
import { wayOnwards } from './way-onwards.ts'
import { callerOf, isStanding, journeyAt, pageOf, pageOfStanding } from './where.ts'
import { type T, texts } from './words.ts'

/** How a journey ended, or that the State's answer is still awaited. */
export function resultPage(site: Site, doors: DigitalIdDoors): void {
  site.get('/register/result', async (c) => {
    const journey = await journeyAt(c, doors, 'decision', 'verified', 'refused')
    if (journey instanceof Response) return journey
    if (journey.stage === 'verified') return showVerified(c, doors, journey)
    if (journey.stage === 'decision') return showWaiting(c, doors)
    if (journey.lock?.lockedUntil) return c.redirect('/register/locked', 303)
    return showRefused(c, doors, journey)
  })

  site.post('/register/ask-again', async (c) => {
    const answer = await askAgain(doors.proofing, journeyToken(c), callerOf(c, doors))
    if (isStanding(answer)) return c.redirect(pageOfStanding(answer), 303)
    if (answer.kind === 'video-lost') return c.redirect('/register/video/prepare?video-lost', 303)
    return c.redirect(answer.kind === 'under-age' ? pageOf('under-age') : '/register/result?asked', 303)
  })

  site.post('/register/repeat', async (c) => {
    const { 'idempotency-key': key = null } = await readForm(c)
    const answer = await repeatVideo(doors.proofing, journeyToken(c), { formKey: key })
    return c.redirect(isStanding(answer) ? pageOfStanding(answer) : pageOf(answer.stage), 303)
  })
}

function showVerified(c: SiteContext, doors: DigitalIdDoors, { returnTo }: JourneyView) {
  const t = texts(languageOf(c))
  return showStep(c, doors, {
    title: t('verified.title'),
    children: (
      <>
        <Confirmation title={t('verified.title')}>
          <p>{t('verified.text')}</p>
        </Confirmation>
        <ButtonLink href={wayOnwards(doors, returnTo)} iconAfter="arrow-right">
          {t(returnTo ? 'verified.back' : 'verified.account')}
        </ButtonLink>
        <section class="section" aria-labelledby="passkey">
          <h2 id="passkey">{t('verified.passkey.title')}</h2>
          <p>{t('verified.passkey.text')}</p>
          <ButtonLink href="/passkeys/new" look="secondary" icon="passkey">
            {t('verified.passkey.go')}
          </ButtonLink>
        </section>
        <Notice icon="shield">
          <p>{t('start.not-kept')}</p>
        </Notice>
      </>
    ),
  })
}

function showWaiting(c: SiteContext, doors: DigitalIdDoors) {
  const t = texts(languageOf(c))
  return showStep(c, doors, {
    title: t('waiting.title'),
    children: (
      <>
        <h1>{t('waiting.title')}</h1>
        <Alert
          kind="warning"
          live
          title={t(c.req.query('asked') === undefined ? 'waiting.down' : 'waiting.still-down')}
        >
          <p>{t('waiting.text')}</p>
        </Alert>
        <Form action="/register/ask-again" idempotencyKey={formKey()} busy={t('busy.registry')}>
          <Button icon="refresh">{t('waiting.again')}</Button>
        </Form>
        <OtherWays t={t} doors={doors} help="why-rejected" />
      </>
    ),
  })
}

function showRefused(c: SiteContext, doors: DigitalIdDoors, { refusal, lock }: JourneyView) {
  const t = texts(languageOf(c))
  const code = refusal?.code ?? 'video'
  return showStep(c, doors, {
    title: t('refused.title'),
    children: (
      <>
        <h1>{t('refused.title')}</h1>
        <Alert kind="danger" live title={t(`refused.${code}`)}>
          <p>
            {t(`refused.${code}.text`, { day: (refusal?.expiredOn ?? '').split('-').reverse().join('.') })}
          </p>
          {refusal && <Advice t={t} refusal={refusal} />}
        </Alert>
        {lock && lock.attemptsLeft < 5 && <p>{t('attempts-left', { count: lock.attemptsLeft })}</p>}
        {code !== 'deceased' && (
          <Form action="/register/repeat" idempotencyKey={formKey()}>
            <Button icon="refresh">{t(`refused.${code === 'video' ? 'again' : 'repeat'}`)}</Button>
          </Form>
        )}
        <p>{t('refused.sms')}</p>
        <OtherWays t={t} doors={doors} help="why-rejected" />
      </>
    ),
  })
}

/** What to do better; the first three say enough. */
export function Advice({ t, refusal }: { readonly t: T; readonly refusal: Refusal }) {
  const reasons = refusal.reasons.slice(0, 3)
  if (reasons.length === 0) return null
  return (
    <ul class="ds-list">
      {reasons.map((reason) => (
        <li>{t(`advice.${reason}`)}</li>
      ))}
    </ul>
  )
}
