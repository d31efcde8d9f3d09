import { consentText, giveConsent } from '#modules/identity-proofing'
import { Button, Checkbox, Form, type Problem, problemOf } from '#platform/ui'
import { formKey, languageOf, readForm, type Site, type SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { journeyToken } from './journey-cookie.ts'
import { OtherWays, problem, showStep } from './step-frame.tsx'
import { isStanding, journeyAt, pageOf, pageOfStanding } from './where.ts'
import { texts } from './words.ts'

/** The explicit consent to the processing of a video of one's face. */
export function consentPage(site: Site, doors: DigitalIdDoors): void {
  site.get('/register/consent', (c) => load(c, doors, []))

  site.post('/register/consent', async (c) => {
    const language = languageOf(c)
    const { agree, version = '', 'idempotency-key': key = null } = await readForm(c)
    const form = { formKey: key, agreed: agree === 'yes', version, language }
    const answer = await giveConsent(doors.proofing, journeyToken(c), form)
    if (isStanding(answer)) return c.redirect(pageOfStanding(answer), 303)
    if (answer.kind === 'moved') return c.redirect(pageOf(answer.stage), 303)
    return load(c, doors, problem('agree', texts(language)(`consent.${answer.code}`)))
  })
}

async function load(c: SiteContext, doors: DigitalIdDoors, problems: readonly Problem[]) {
  const journey = await journeyAt(c, doors, 'consent')
  return journey instanceof Response ? journey : show(c, doors, problems)
}

function show(c: SiteContext, doors: DigitalIdDoors, problems: readonly Problem[]) {
  const language = languageOf(c)
  const t = texts(language)
  const { version, paragraphs } = consentText(language)
  return showStep(c, doors, {
    step: 'consent',
    title: t('consent.title'),
    problems,
    status: problems.length > 0 ? 422 : 200,
    children: (
      <>
        <h1>{t('consent.title')}</h1>
        <p class="lead">{t('consent.lead')}</p>
        <div class="card card-tinted">
          {paragraphs.map((paragraph) => (
            <p>{paragraph}</p>
          ))}
        </div>
        <Form action="/register/consent" idempotencyKey={formKey()}>
          <input type="hidden" name="version" value={version} />
          <Checkbox name="agree" label={t('consent.agree')} error={problemOf(problems, 'agree')} />
          <Button>{t('go-on')}</Button>
        </Form>
        <OtherWays t={t} doors={doors} help="what-digital-id-stores" />
      </>
    ),
  })
}
