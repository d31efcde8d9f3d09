import { isGatewayUp, type JourneyView, resendCode, submitCode } from '#modules/identity-proofing'
import { Alert, BackLink, Button, CodeField, Form, type Problem, problemOf } from '#platform/ui'
import { formKey, languageOf, readForm, type Site, type SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { codeScripts, ResendForm } from '../registration/resend-form.tsx'
import { callerOf, isStanding, tellLimit } from '../registration/where.ts'
import { texts as registrationTexts, waitInWords } from '../registration/words.ts'
import { cloudBase, cloudRoad } from './cloud-road.ts'
import { showSignaturePage } from './show.tsx'
import { placeOfStage, placeOfStanding, videoAt, videoToken } from './video-road.ts'
import { texts } from './words.ts'

type Answered = {
  readonly problems: readonly Problem[]
  readonly status: 200 | 422 | 429
  readonly code?: string
}

/** The code that was sent for this one signature: five minutes, five tries, once. */
export function cloudCodePage(site: Site, doors: DigitalIdDoors): void {
  site.get('/sign/:id/cloud/code', (c) => load(c, doors, { problems: [], status: 200 }))

  site.post('/sign/:id/cloud/code', async (c) => {
    const r = registrationTexts(languageOf(c))
    const { code = '', 'idempotency-key': key = null } = await readForm(c)
    const answer = await submitCode(doors.proofing, videoToken(c), { formKey: key, code }, callerOf(c, doors))
    if (isStanding(answer)) return c.redirect(placeOfStanding(c, cloudRoad, answer), 303)
    if (answer.kind === 'moved') return c.redirect(placeOfStage(c, cloudRoad, answer.stage), 303)
    if (answer.kind === 'limited') {
      tellLimit(c, answer)
      const message = r('limited.tries', { wait: waitInWords(r, answer.retryAfterSeconds) })
      return load(c, doors, { problems: [{ field: 'code', message }], status: 429, code })
    }
    const message = r(`code.${answer.code}`, { tries: answer.triesLeft })
    return load(c, doors, { problems: [{ field: 'code', message }], status: 422, code })
  })

  site.post('/sign/:id/cloud/code/again', async (c) => {
    const r = registrationTexts(languageOf(c))
    const { 'idempotency-key': key = null } = await readForm(c)
    const answer = await resendCode(doors.proofing, videoToken(c), { formKey: key }, callerOf(c, doors))
    if (isStanding(answer)) return c.redirect(placeOfStanding(c, cloudRoad, answer), 303)
    if (answer.kind === 'sent') return c.redirect(`${cloudBase(c)}/code?sent`, 303)
    tellLimit(c, answer)
    const message = r('limited.code', { wait: waitInWords(r, answer.retryAfterSeconds) })
    return load(c, doors, { problems: [{ field: 'code', message }], status: 429 })
  })
}

async function load(c: SiteContext, doors: DigitalIdDoors, answered: Answered) {
  const here = await cloudRoad.here(c, doors)
  if (here instanceof Response) return here
  const journey = await videoAt(c, doors, cloudRoad, 'code')
  if (journey instanceof Response) return journey
  return show(c, doors, journey, answered, await isGatewayUp(doors.proofing, videoToken(c)))
}

function show(
  c: SiteContext,
  doors: DigitalIdDoors,
  journey: JourneyView,
  { problems, status, code }: Answered,
  gatewayUp: boolean,
) {
  const language = languageOf(c)
  const t = texts(language)
  const r = registrationTexts(language)
  return showSignaturePage(c, doors, {
    title: r('code.title'),
    scripts: codeScripts,
    problems,
    status,
    children: (
      <>
        <BackLink language={language} href={cloudBase(c)} />
        {c.req.query('sent') !== undefined && problems.length === 0 && (
          <Alert kind="success" live title={t('code.sent-again')} />
        )}
        <Form action={`${cloudBase(c)}/code`} idempotencyKey={formKey()}>
          <CodeField
            name="code"
            label={r('code.title')}
            labelIsHeading
            hint={t('code.hint', { phone: journey.maskedPhone ?? '' })}
            value={code}
            error={problemOf(problems, 'code')}
          />
          <Button>{r('code.go')}</Button>
        </Form>
        {!gatewayUp && (
          <Alert kind="warning" id="delivery">
            <p>{r('delivery.gateway-down')}</p>
          </Alert>
        )}
        <ResendForm t={r} action={`${cloudBase(c)}/code/again`} code={journey.code} now={doors.clock.now()} />
      </>
    ),
  })
}
