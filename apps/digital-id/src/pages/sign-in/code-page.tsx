import { writtenPhone } from '#kz'
import { isGatewayUp, type JourneyView, resendCode, submitCode } from '#modules/identity-proofing'
import { Alert, Button, CodeField, Details, Form, type Problem, problemOf } from '#platform/ui'
import { formKey, languageOf, readForm, type Site, type SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { codeScripts, ResendForm } from '../registration/resend-form.tsx'
import { problem } from '../registration/step-frame.tsx'
import { callerOf, isStanding, tellLimit } from '../registration/where.ts'
import { texts as registrationTexts, waitInWords } from '../registration/words.ts'
import { showSignIn } from './frame.tsx'
import { baseOf, placeOf, placeOfStanding, signInAt, signInToken } from './road.ts'
import { texts } from './words.ts'

type Answered = {
  readonly problems: readonly Problem[]
  readonly status: 200 | 422 | 429
  readonly code?: string
}

/** The code of the SMS, asked for alike whether the phone has an account or not. */
export function codePage(site: Site, doors: DigitalIdDoors): void {
  site.get('/sign-in/:uid/code', (c) => load(c, doors, { problems: [], status: 200 }))

  site.post('/sign-in/:uid/code', async (c) => {
    const t = registrationTexts(languageOf(c))
    const { code = '', 'idempotency-key': key = null } = await readForm(c)
    const form = { formKey: key, code }
    const answer = await submitCode(doors.proofing, signInToken(c), form, callerOf(c, doors))
    if (isStanding(answer)) return c.redirect(placeOfStanding(c, answer), 303)
    if (answer.kind === 'moved') return c.redirect(placeOf(c, answer.stage), 303)
    if (answer.kind === 'limited') {
      tellLimit(c, answer)
      const message = t('limited.tries', { wait: waitInWords(t, answer.retryAfterSeconds) })
      return load(c, doors, { problems: problem('code', message), status: 429, code })
    }
    const message = t(`code.${answer.code}`, { tries: answer.triesLeft })
    return load(c, doors, { problems: problem('code', message), status: 422, code })
  })

  site.post('/sign-in/:uid/code/again', async (c) => {
    const t = registrationTexts(languageOf(c))
    const { 'idempotency-key': key = null } = await readForm(c)
    const answer = await resendCode(doors.proofing, signInToken(c), { formKey: key }, callerOf(c, doors))
    if (isStanding(answer)) return c.redirect(placeOfStanding(c, answer), 303)
    if (answer.kind === 'sent') return c.redirect(`${baseOf(c)}/code?sent`, 303)
    tellLimit(c, answer)
    const message = t('limited.code', { wait: waitInWords(t, answer.retryAfterSeconds) })
    return load(c, doors, { problems: problem('code', message), status: 429 })
  })
}

async function load(c: SiteContext, doors: DigitalIdDoors, answered: Answered) {
  const journey = await signInAt(c, doors, 'code')
  if (journey instanceof Response) return journey
  const gatewayUp = await isGatewayUp(doors.proofing, signInToken(c))
  return show(c, doors, journey, { ...answered, gatewayUp })
}

type Shown = Answered & { readonly gatewayUp: boolean }

function show(c: SiteContext, doors: DigitalIdDoors, journey: JourneyView, shown: Shown) {
  const language = languageOf(c)
  const t = texts(language)
  const r = registrationTexts(language)
  const { problems, status, code: typed = '', gatewayUp } = shown
  const phone = writtenPhone(journey.phone ?? '')
  return showSignIn(c, doors, {
    title: r('code.title'),
    scripts: codeScripts,
    problems,
    status,
    children: (
      <>
        {c.req.query('sent') !== undefined && problems.length === 0 && (
          <Alert kind="success" live>
            <p>{t('code.sent-again')}</p>
          </Alert>
        )}
        <Form action={`${baseOf(c)}/code`} idempotencyKey={formKey()}>
          <CodeField
            name="code"
            label={r('code.title')}
            labelIsHeading
            hint={t('code.hint', { phone })}
            value={typed}
            error={problemOf(problems, 'code')}
          />
          <Button>{r('code.go')}</Button>
        </Form>
        {!gatewayUp && (
          <Alert kind="warning" id="delivery">
            <p>{r('delivery.gateway-down')}</p>
          </Alert>
        )}
        <ResendForm t={r} action={`${baseOf(c)}/code/again`} code={journey.code} now={doors.clock.now()} />
        <Details summary={r('code.not-come')}>
          <ul class="ds-list">
            <li>{r('code.not-come.number', { phone })}</li>
            <li>{t('code.not-come.account')}</li>
            <li>{r('code.not-come.wait')}</li>
            <li>{r('code.not-come.memory')}</li>
          </ul>
        </Details>
        <Form action={`${baseOf(c)}/phone/change`} idempotencyKey={formKey()}>
          <Button look="quiet" icon="edit">
            {r('code.other-number')}
          </Button>
        </Form>
        <p>
          <a class="ds-link" href={baseOf(c)}>
            {t('another-way')}
          </a>
        </p>
      </>
    ),
  })
}
