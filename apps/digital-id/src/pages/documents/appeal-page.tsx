import { appealDecision } from '#modules/identity-proofing'
import { BackLink, Button, Form, Notice, type Problem, problemOf, TextField } from '#platform/ui'
import { formKey, languageOf, readForm, type Site, type SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { currentSession } from '../../session.ts'
import { keepWhatWasTyped } from './keep-what-was-typed.tsx'
import { baseOf, caseHere, type Here, isStanding, placeOfStanding } from './owner.ts'
import { showDocument } from './steps.tsx'
import { texts } from './words.ts'

/** The person does not agree: somebody else looks at the document anew. */
export function appealPage(site: Site, doors: DigitalIdDoors): void {
  site.get('/documents/:id/appeal', async (c) => {
    const here = await rejectedHere(c, doors)
    return here instanceof Response ? here : show(c, doors, '', [])
  })

  site.post('/documents/:id/appeal', async (c) => {
    const posted = await readForm(c)
    if ((await currentSession(c, doors)) === null) return keepWhatWasTyped(c, doors, posted)
    const here = await rejectedHere(c, doors)
    if (here instanceof Response) return here
    const { appeal = '', 'idempotency-key': key = null } = posted
    const form = { caseId: here.view.caseId, formKey: key, appeal }
    const answer = await appealDecision(doors.proofing, here.owner, form)
    if (isStanding(answer)) return placeOfStanding(c, answer)
    if (answer.kind === 'appealed') return c.redirect(baseOf(c), 303)
    const message = texts(languageOf(c))(`appeal.${answer.code}`)
    return show(c, doors, appeal, [{ field: 'appeal', message }])
  })
}

async function rejectedHere(c: SiteContext, doors: DigitalIdDoors): Promise<Here | Response> {
  const here = await caseHere(c, doors)
  if (here instanceof Response || here.view.state === 'rejected') return here
  return c.redirect(`${baseOf(c)}?moved-on`, 303)
}

function show(c: SiteContext, doors: DigitalIdDoors, appeal: string, problems: readonly Problem[]) {
  const language = languageOf(c)
  const t = texts(language)
  return showDocument(c, doors, {
    title: t('appeal.title'),
    problems,
    children: (
      <>
        <BackLink language={language} href={baseOf(c)} />
        <Form action={`${baseOf(c)}/appeal`} idempotencyKey={formKey()}>
          <TextField
            name="appeal"
            label={t('appeal.title')}
            labelIsHeading
            hint={t('appeal.hint')}
            lines={6}
            value={appeal}
            error={problemOf(problems, 'appeal')}
          />
          <Notice icon="users">
            <p>{t('appeal.who')}</p>
          </Notice>
          <Button>{t('appeal.send')}</Button>
        </Form>
      </>
    ),
  })
}
