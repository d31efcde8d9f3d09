import { consentText, giveConsent } from '#modules/identity-proofing'
import { Button, Checkbox, Form, type Problem, problemOf } from '#platform/ui'
import { formKey, languageOf, readForm, type Site, type SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { problem } from '../registration/step-frame.tsx'
import { isStanding } from '../registration/where.ts'
import { texts as registrationTexts } from '../registration/words.ts'
import { AnotherWay, interactionHere, showSignIn } from './frame.tsx'
import { baseOf, placeOf, placeOfStanding, signInAt, signInToken } from './road.ts'

/** Every video of a face needs its own explicit consent, a short one too. */
export function consentPage(site: Site, doors: DigitalIdDoors): void {
  site.get('/sign-in/:uid/consent', (c) => load(c, doors, []))

  site.post('/sign-in/:uid/consent', async (c) => {
    const language = languageOf(c)
    const { agree, version = '', 'idempotency-key': key = null } = await readForm(c)
    const form = { formKey: key, agreed: agree === 'yes', version, language }
    const answer = await giveConsent(doors.proofing, signInToken(c), form)
    if (isStanding(answer)) return c.redirect(placeOfStanding(c, answer), 303)
    if (answer.kind === 'moved') return c.redirect(placeOf(c, answer.stage), 303)
    return load(c, doors, problem('agree', registrationTexts(language)(`consent.${answer.code}`)))
  })
}

async function load(c: SiteContext, doors: DigitalIdDoors, problems: readonly Problem[]) {
  const journey = await signInAt(c, doors, 'consent')
  if (journey instanceof Response) return journey
  return show(c, doors, problems, (await interactionHere(c, doors)) !== null)
}

function show(c: SiteContext, doors: DigitalIdDoors, problems: readonly Problem[], here: boolean) {
  const language = languageOf(c)
  const r = registrationTexts(language)
  const { version, paragraphs } = consentText(language)
  return showSignIn(c, doors, {
    title: r('consent.title'),
    problems,
    status: problems.length > 0 ? 422 : 200,
    children: (
      <>
        <h1>{r('consent.title')}</h1>
        <p class="lead">{r('consent.lead')}</p>
        <div class="card card-tinted">
          {paragraphs.map((paragraph) => (
            <p>{paragraph}</p>
          ))}
        </div>
        <Form action={`${baseOf(c)}/consent`} idempotencyKey={formKey()}>
          <input type="hidden" name="version" value={version} />
          <Checkbox name="agree" label={r('consent.agree')} error={problemOf(problems, 'agree')} />
          <Button>{r('go-on')}</Button>
        </Form>
        {here && <AnotherWay c={c} />}
      </>
    ),
  })
}
