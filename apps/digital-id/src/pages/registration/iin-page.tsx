import { submitIin } from '#modules/identity-proofing'
import { Button, Form, IinField, Notice, type Problem, problemOf } from '#platform/ui'
import { formKey, languageOf, readForm, type Site, type SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { journeyToken } from './journey-cookie.ts'
import { problem, showStep } from './step-frame.tsx'
import { callerOf, isStanding, journeyAt, pageOf, pageOfStanding, tellLimit } from './where.ts'
import { texts, waitInWords } from './words.ts'

type Filled = {
  readonly iin: string
  readonly problems: readonly Problem[]
  readonly status: 200 | 422 | 429 | 503
}

/** The IIN, checked against the phone that was just verified. */
export function iinPage(site: Site, doors: DigitalIdDoors): void {
  site.get('/register/iin', (c) => load(c, doors, { iin: '', problems: [], status: 200 }))

  site.post('/register/iin', async (c) => {
    const t = texts(languageOf(c))
    const { iin = '', 'idempotency-key': key = null } = await readForm(c)
    const form = { formKey: key, iin }
    const answer = await submitIin(doors.proofing, journeyToken(c), form, callerOf(c, doors))
    if (isStanding(answer)) return c.redirect(pageOfStanding(answer), 303)
    switch (answer.kind) {
      case 'moved':
        return c.redirect(pageOf(answer.stage), 303)
      case 'refused':
        return load(c, doors, { iin, problems: problem('iin', t(`iin.${answer.code}`)), status: 422 })
      case 'mismatch':
        return load(c, doors, { iin, problems: problem('iin', t('iin.mismatch')), status: 422 })
      case 'wait':
        c.header('retry-after', '10')
        return load(c, doors, { iin, problems: problem('iin', t('iin.wait')), status: 503 })
      case 'limited': {
        tellLimit(c, answer)
        const message = t('limited.tries', { wait: waitInWords(t, answer.retryAfterSeconds) })
        return load(c, doors, { iin, problems: problem('iin', message), status: 429 })
      }
    }
  })
}

async function load(c: SiteContext, doors: DigitalIdDoors, filled: Filled) {
  const journey = await journeyAt(c, doors, 'iin')
  return journey instanceof Response ? journey : show(c, doors, journey.maskedPhone ?? '', filled)
}

function show(c: SiteContext, doors: DigitalIdDoors, phone: string, { iin, problems, status }: Filled) {
  const t = texts(languageOf(c))
  return showStep(c, doors, {
    step: 'iin',
    title: t('iin.title'),
    problems,
    status,
    children: (
      <>
        <Form action="/register/iin" idempotencyKey={formKey()} busy={t('busy.registry')}>
          <IinField
            name="iin"
            label={t('iin.title')}
            labelIsHeading
            hint={t('iin.hint')}
            value={iin}
            error={problemOf(problems, 'iin')}
          />
          <Button>{t('go-on')}</Button>
        </Form>
        <Notice icon="phone">
          <p>{t('iin.phone', { phone })}</p>
        </Notice>
        <Form action="/register/phone/change" idempotencyKey={formKey()}>
          <Button look="quiet" icon="edit">
            {t('code.other-number')}
          </Button>
        </Form>
      </>
    ),
  })
}
