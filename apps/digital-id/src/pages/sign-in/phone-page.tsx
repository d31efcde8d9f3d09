import { changePhone, submitPhone } from '#modules/identity-proofing'
import { BackLink, Button, Form, PhoneField, type Problem, problemOf } from '#platform/ui'
import { formKey, languageOf, readForm, type Site, type SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { problem } from '../registration/step-frame.tsx'
import { callerOf, isStanding, tellLimit } from '../registration/where.ts'
import { texts as registrationTexts, waitInWords } from '../registration/words.ts'
import { showSignIn } from './frame.tsx'
import { baseOf, placeOf, placeOfStanding, signInAt, signInToken } from './road.ts'
import { texts } from './words.ts'

type Filled = {
  readonly phone: string
  readonly problems: readonly Problem[]
  readonly status: 200 | 422 | 429
}

/** The phone of the account. */
export function phonePage(site: Site, doors: DigitalIdDoors): void {
  site.get('/sign-in/:uid/phone', async (c) => {
    const journey = await signInAt(c, doors, 'phone')
    if (journey instanceof Response) return journey
    return show(c, doors, { phone: journey.phone ?? '', problems: [], status: 200 })
  })

  site.post('/sign-in/:uid/phone', (c) => answerPhone(c, doors, signInToken(c)))

  site.post('/sign-in/:uid/phone/change', async (c) => {
    const { 'idempotency-key': key = null } = await readForm(c)
    const answer = await changePhone(doors.proofing, signInToken(c), { formKey: key })
    return c.redirect(isStanding(answer) ? placeOfStanding(c, answer) : placeOf(c, answer.stage), 303)
  })
}

/** Takes the number that was typed, on this page or on the first one. */
export async function answerPhone(c: SiteContext, doors: DigitalIdDoors, token: string) {
  const t = registrationTexts(languageOf(c))
  const { phone = '', 'idempotency-key': key = null } = await readForm(c)
  const answer = await submitPhone(doors.proofing, token, { formKey: key, phone }, callerOf(c, doors))
  if (isStanding(answer)) return c.redirect(placeOfStanding(c, answer), 303)
  if (answer.kind === 'moved') return c.redirect(placeOf(c, answer.stage), 303)
  if (answer.kind === 'limited') {
    tellLimit(c, answer)
    const message = t('limited.code', { wait: waitInWords(t, answer.retryAfterSeconds) })
    return show(c, doors, { phone, problems: problem('phone', message), status: 429 })
  }
  return show(c, doors, { phone, problems: problem('phone', t(`phone.${answer.code}`)), status: 422 })
}

function show(c: SiteContext, doors: DigitalIdDoors, { phone, problems, status }: Filled) {
  const language = languageOf(c)
  const t = texts(language)
  const r = registrationTexts(language)
  return showSignIn(c, doors, {
    title: t('phone.title'),
    problems,
    status,
    children: (
      <>
        <BackLink language={language} href={baseOf(c)} />
        <Form action={`${baseOf(c)}/phone`} idempotencyKey={formKey()} busy={r('busy.code')}>
          <PhoneField
            name="phone"
            label={t('phone.title')}
            labelIsHeading
            hint={r('phone.hint')}
            value={phone}
            error={problemOf(problems, 'phone')}
          />
          <Button>{r('phone.send')}</Button>
        </Form>
        <p class="hint">{t('phone.new-number')}</p>
      </>
    ),
  })
}
