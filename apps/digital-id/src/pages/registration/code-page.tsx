import { writtenPhone } from '#kz'
import {
  askDelivery,
  type CodeView,
  type JourneyView,
  readJourney,
  resendCode,
  submitCode,
} from '#modules/identity-proofing'
import {
  Alert,
  type AlertKind,
  Button,
  CodeField,
  Details,
  Form,
  type Problem,
  problemOf,
} from '#platform/ui'
import { formKey, languageOf, readForm, type Site, type SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { journeyToken } from './journey-cookie.ts'
import { codeScripts, ResendForm } from './resend-form.tsx'
import { OtherWays, problem, showStep } from './step-frame.tsx'
import { callerOf, isStanding, journeyAt, pageOf, pageOfStanding, tellLimit } from './where.ts'
import { type T, texts, waitInWords } from './words.ts'

type Answered = {
  readonly problems: readonly Problem[]
  readonly status: 200 | 422 | 429
  readonly code?: string
}

/** How far the SMS has come, for the island that keeps the page up to date. */
export type DeliveryAnswer = { readonly kind: AlertKind; readonly text: string; readonly final: boolean }

/** The code of the SMS, and how far the SMS has come. */
export function codePage(site: Site, doors: DigitalIdDoors): void {
  site.get('/register/code', (c) => load(c, doors, { problems: [], status: 200 }))

  site.get('/register/code/delivery', async (c) => {
    await askDelivery(doors.proofing, journeyToken(c))
    const code = (await readJourney(doors.proofing, journeyToken(c)))?.code
    const state = code?.smsState ?? 'unknown'
    const text = texts(languageOf(c))(`delivery.${state}`)
    const final = !code || state === 'delivered' || state === 'failed'
    return c.json({ kind: kinds[state], text, final } satisfies DeliveryAnswer)
  })

  site.post('/register/code', async (c) => {
    const t = texts(languageOf(c))
    const { code = '', 'idempotency-key': key = null } = await readForm(c)
    const form = { formKey: key, code }
    const answer = await submitCode(doors.proofing, journeyToken(c), form, callerOf(c, doors))
    if (isStanding(answer)) return c.redirect(pageOfStanding(answer), 303)
    if (answer.kind === 'moved') return c.redirect(pageOf(answer.stage), 303)
    if (answer.kind === 'limited') {
      tellLimit(c, answer)
      const message = t('limited.tries', { wait: waitInWords(t, answer.retryAfterSeconds) })
      return load(c, doors, { problems: problem('code', message), status: 429, code })
    }
    const message = t(`code.${answer.code}`, { tries: answer.triesLeft })
    return load(c, doors, { problems: problem('code', message), status: 422, code })
  })

  site.post('/register/code/again', async (c) => {
    const t = texts(languageOf(c))
    const { 'idempotency-key': key = null } = await readForm(c)
    const answer = await resendCode(doors.proofing, journeyToken(c), { formKey: key }, callerOf(c, doors))
    if (isStanding(answer)) return c.redirect(pageOfStanding(answer), 303)
    if (answer.kind === 'sent') return c.redirect('/register/code?sent', 303)
    tellLimit(c, answer)
    const message = t('limited.code', { wait: waitInWords(t, answer.retryAfterSeconds) })
    return load(c, doors, { problems: problem('code', message), status: 429 })
  })
}

async function load(c: SiteContext, doors: DigitalIdDoors, answered: Answered) {
  if (c.req.method === 'GET') await askDelivery(doors.proofing, journeyToken(c))
  const journey = await journeyAt(c, doors, 'code')
  return journey instanceof Response ? journey : show(c, doors, journey, answered)
}

function show(c: SiteContext, doors: DigitalIdDoors, journey: JourneyView, answered: Answered) {
  const t = texts(languageOf(c))
  const { problems, status, code: typed = '' } = answered
  const { phone, code } = journey
  return showStep(c, doors, {
    step: 'phone',
    title: t('code.title'),
    scripts: ['sms-delivery.js', ...codeScripts],
    problems,
    status,
    children: (
      <>
        {c.req.query('sent') !== undefined && problems.length === 0 && (
          <Alert kind="success" live>
            <p>{t('code.sent-again')}</p>
          </Alert>
        )}
        <Form action="/register/code" idempotencyKey={formKey()}>
          <CodeField
            name="code"
            label={t('code.title')}
            labelIsHeading
            hint={t('code.hint', { phone: writtenPhone(phone ?? '') })}
            value={typed}
            error={problemOf(problems, 'code')}
          />
          <Button>{t('code.go')}</Button>
        </Form>
        {code && <Delivery t={t} code={code} />}
        <ResendForm t={t} action="/register/code/again" code={code} now={doors.clock.now()} />
        <Details summary={t('code.not-come')}>
          <ul class="ds-list">
            <li>{t('code.not-come.wait')}</li>
            <li>{t('code.not-come.number', { phone: writtenPhone(phone ?? '') })}</li>
            <li>{t('code.not-come.memory')}</li>
          </ul>
        </Details>
        <Form action="/register/phone/change" idempotencyKey={formKey()}>
          <Button look="quiet" icon="edit">
            {t('code.other-number')}
          </Button>
        </Form>
        {code && isLate(code) && <OtherWays t={t} doors={doors} help="sms-code-not-received" />}
      </>
    ),
  })
}

/** The operator has not delivered, or could not be reached. */
function isLate({ smsState }: CodeView): boolean {
  return smsState === 'failed' || smsState === 'gateway-down'
}

const kinds: Readonly<Record<CodeView['smsState'], AlertKind>> = {
  unknown: 'info',
  committed: 'info',
  accepted: 'info',
  delivered: 'success',
  failed: 'warning',
  'gateway-down': 'warning',
}

function Delivery({ t, code }: { readonly t: T; readonly code: CodeView }) {
  return (
    <sms-delivery data-address="/register/code/delivery">
      <Alert kind={kinds[code.smsState]} id="delivery" live>
        <p>
          <span data-part="words">{t(`delivery.${code.smsState}`)}</span>{' '}
          {code.smsState !== 'delivered' && (
            <a class="ds-link" href="/register/code">
              {t('delivery.look-again')}
            </a>
          )}
        </p>
      </Alert>
    </sms-delivery>
  )
}
