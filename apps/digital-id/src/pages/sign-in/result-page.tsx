import { askAgain, type JourneyView, type Lock, repeatVideo } from '#modules/identity-proofing'
import { Alert, Button, ButtonLink, Confirmation, Countdown, Form } from '#platform/ui'
import { formKey, languageOf, readForm, type Site, type SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { Advice } from '../registration/result-page.tsx'
import { callerOf, isStanding } from '../registration/where.ts'
import { texts as registrationTexts, waitInWords } from '../registration/words.ts'
import { finishHere } from './finish.ts'
import { interactionHere, showOver, showSignIn } from './frame.tsx'
import { baseOf, placeOf, placeOfStanding, signInAt, signInToken } from './road.ts'
import { texts } from './words.ts'

/** How the video ended: not this face, not now, or in. */
export function resultPage(site: Site, doors: DigitalIdDoors): void {
  site.get('/sign-in/:uid/result', async (c) => {
    const journey = await signInAt(c, doors, 'decision', 'refused', 'verified')
    if (journey instanceof Response) return journey
    if (journey.stage === 'verified') return showVerified(c, doors, journey)
    if (journey.stage === 'decision') return showWaiting(c, doors)
    if (journey.lock?.lockedUntil) return c.redirect(`${baseOf(c)}/locked`, 303)
    return showRefused(c, doors, journey)
  })

  // The journey may be over by now: the other device takes it up within seconds.
  site.get('/sign-in/:uid/done', (c) => showDone(c, doors))

  site.post('/sign-in/:uid/finish', async (c) => {
    const onwards = await finishHere(c, doors)
    return onwards === null ? showOver(c, doors) : c.redirect(onwards, 303)
  })

  site.post('/sign-in/:uid/ask-again', async (c) => {
    const answer = await askAgain(doors.proofing, signInToken(c), callerOf(c, doors))
    if (isStanding(answer)) return c.redirect(placeOfStanding(c, answer), 303)
    if (answer.kind === 'video-lost') return c.redirect(`${baseOf(c)}/video?video-lost`, 303)
    const onwards = answer.kind === 'verified' ? await finishHere(c, doors) : null
    return c.redirect(onwards ?? `${placeOf(c, 'refused')}?asked`, 303)
  })

  site.post('/sign-in/:uid/repeat', async (c) => {
    const { 'idempotency-key': key = null } = await readForm(c)
    const answer = await repeatVideo(doors.proofing, signInToken(c), { formKey: key })
    return c.redirect(isStanding(answer) ? placeOfStanding(c, answer) : placeOf(c, answer.stage), 303)
  })

  site.get('/sign-in/:uid/locked', async (c) => {
    const journey = await signInAt(c, doors, 'video', 'refused')
    if (journey instanceof Response) return journey
    const until = journey.lock?.lockedUntil
    if (!journey.lock || !until) return c.redirect(placeOf(c, journey.stage), 303)
    return showLocked(c, doors, journey.lock, until)
  })
}

/**
 * The browser that waited for the other device goes on by itself; the other device, which has no sign-in of its own to
 * finish, is told that all is done.
 */
async function showVerified(c: SiteContext, doors: DigitalIdDoors, { role }: JourneyView) {
  if (!(await interactionHere(c, doors))) return c.redirect(`${baseOf(c)}/done`, 303)
  const onwards = role === 'watcher' ? await finishHere(c, doors) : null
  return onwards === null ? showRecognised(c, doors) : c.redirect(onwards, 303)
}

function showDone(c: SiteContext, doors: DigitalIdDoors) {
  const t = texts(languageOf(c))
  return showSignIn(c, doors, {
    title: t('done.title'),
    children: (
      <Confirmation title={t('done.title')}>
        <p>{t('done.text')}</p>
      </Confirmation>
    ),
  })
}

/** The answer to the video got lost on its way; the person presses once more. */
function showRecognised(c: SiteContext, doors: DigitalIdDoors) {
  const t = texts(languageOf(c))
  return showSignIn(c, doors, {
    title: t('recognised.title'),
    children: (
      <>
        <h1>{t('recognised.title')}</h1>
        <Form action={`${baseOf(c)}/finish`} idempotencyKey={formKey()}>
          <Button iconAfter="arrow-right">{t('recognised.go')}</Button>
        </Form>
      </>
    ),
  })
}

function showWaiting(c: SiteContext, doors: DigitalIdDoors) {
  const r = registrationTexts(languageOf(c))
  const title = r(c.req.query('asked') === undefined ? 'waiting.down' : 'waiting.still-down')
  return showSignIn(c, doors, {
    title: r('waiting.title'),
    children: (
      <>
        <h1>{r('waiting.title')}</h1>
        <Alert kind="warning" live title={title}>
          <p>{r('waiting.text')}</p>
        </Alert>
        <Form action={`${baseOf(c)}/ask-again`} idempotencyKey={formKey()} busy={r('busy.registry')}>
          <Button icon="refresh">{r('waiting.again')}</Button>
        </Form>
        <AnotherWay c={c} doors={doors} />
      </>
    ),
  })
}

function showRefused(c: SiteContext, doors: DigitalIdDoors, { refusal, lock }: JourneyView) {
  const language = languageOf(c)
  const t = texts(language)
  const r = registrationTexts(language)
  // Whatever disagreed with the State's records, the sentence is one and the same.
  const code = refusal?.code === 'video' || refusal?.code === 'review' ? refusal.code : 'mismatch'
  return showSignIn(c, doors, {
    title: t('refused.title'),
    children: (
      <>
        <h1>{t('refused.title')}</h1>
        <Alert kind="danger" live title={t(`refused.${code}`)}>
          <p>{t(`refused.${code}.text`)}</p>
          {refusal && <Advice t={r} refusal={refusal} />}
        </Alert>
        {lock && lock.attemptsLeft < 5 && <p>{r('attempts-left', { count: lock.attemptsLeft })}</p>}
        <Form action={`${baseOf(c)}/repeat`} idempotencyKey={formKey()}>
          <Button icon="refresh">{r('refused.again')}</Button>
        </Form>
        <AnotherWay c={c} doors={doors} />
      </>
    ),
  })
}

function showLocked(c: SiteContext, doors: DigitalIdDoors, lock: Lock, until: Date) {
  const r = registrationTexts(languageOf(c))
  const now = doors.clock.now()
  const seconds = Math.ceil((until.getTime() - now.getTime()) / 1000)
  return showSignIn(c, doors, {
    title: r('locked.title'),
    scripts: ['countdown.js'],
    refreshWithoutScript: Math.min(60, seconds + 1),
    children: (
      <>
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
        {lock.offerOffice && (
          <Alert kind="info" title={r('locked.office.title')}>
            <p>{r('locked.office.text', { count: lock.locksToday })}</p>
          </Alert>
        )}
        <AnotherWay c={c} doors={doors} />
      </>
    ),
  })
}

function AnotherWay({ c, doors }: { readonly c: SiteContext; readonly doors: DigitalIdDoors }) {
  const t = texts(languageOf(c))
  return (
    <p class="button-row">
      <ButtonLink look="secondary" icon="passkey" href={baseOf(c)}>
        {t('another-way')}
      </ButtonLink>
      <ButtonLink look="quiet" icon="building" href={`${doors.office}/visit`}>
        {t('office')}
      </ButtonLink>
    </p>
  )
}
