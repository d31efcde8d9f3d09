import { changePhone, submitPhone } from '#modules/identity-proofing'
import { BackLink, Button, Form, PhoneField, type Problem, problemOf } from '#platform/ui'
import { formKey, languageOf, readForm, type Site, type SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { journeyToken } from './journey-cookie.ts'
import { problem, showStep } from './step-frame.tsx'
import { callerOf, isStanding, journeyAt, pageOf, pageOfStanding, tellLimit } from './where.ts'
import { texts, waitInWords } from './words.ts'

type Filled = {
  readonly phone: string
  readonly problems: readonly Problem[]
  readonly status: 200 | 422 | 429
}

/** The mobile number that the code goes to. */
export function phonePage(site: Site, doors: DigitalIdDoors): void {
  site.get('/register/phone', async (c) => {
    const journey = await journeyAt(c, doors, 'phone')
    if (journey instanceof Response) return journey
    return show(c, doors, { phone: journey.phone ?? '', problems: [], status: 200 })
  })

  site.post('/register/phone', async (c) => {
    const t = texts(languageOf(c))
    const { phone = '', 'idempotency-key': key = null } = await readForm(c)
    const form = { formKey: key, phone }
    const answer = await submitPhone(doors.proofing, journeyToken(c), form, callerOf(c, doors))
    if (isStanding(answer)) return c.redirect(pageOfStanding(answer), 303)
    if (answer.kind === 'moved') return c.redirect(pageOf(answer.stage), 303)
    if (answer.kind === 'limited') {
      tellLimit(c, answer)
      const message = t('limited.code', { wait: waitInWords(t, answer.retryAfterSeconds) })
      return show(c, doors, { phone, problems: problem('phone', message), status: 429 })
    }
    return show(c, doors, { phone, problems: problem('phone', t(`phone.${answer.code}`)), status: 422 })
  })

  site.post('/register/phone/change', async (c) => {
    const { 'idempotency-key': key = null } = await readForm(c)
    const answer = await changePhone(doors.proofing, journeyToken(c), { formKey: key })
    return c.redirect(isStanding(answer) ? pageOfStanding(answer) : pageOf(answer.stage), 303)
  })
}

function show(c: SiteContext, doors: DigitalIdDoors, { phone, problems, status }: Filled) {
  const language = languageOf(c)
  const t = texts(language)
  return showStep(c, doors, {
    step: 'phone',
    title: t('phone.title'),
    problems,
    status,
    children: (
      <>
        <BackLink language={language} href="/register" />
        <Form action="/register/phone" idempotencyKey={formKey()} busy={t('busy.code')}>
          <PhoneField
            name="phone"
            label={t('phone.title')}
            labelIsHeading
            hint={t('phone.hint')}
            value={phone}
            error={problemOf(problems, 'phone')}
          />
          <Button>{t('phone.send')}</Button>
        </Form>
        <p class="hint">{t('phone.why')}</p>
      </>
    ),
  })
}
