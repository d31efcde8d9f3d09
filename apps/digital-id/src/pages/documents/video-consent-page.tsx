import {
  agreeToStill,
  consentText,
  giveConsent,
  startDocumentVideo,
  stillConsentText,
} from '#modules/identity-proofing'
import { Alert, BackLink, Button, Checkbox, Form, type Problem, problemOf } from '#platform/ui'
import { type FormValues, formKey, languageOf, readForm, type Site, type SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { baseOf, draftHere, type Here, isStanding, placeOfStanding } from './owner.ts'
import { nextPlace, showDocument } from './steps.tsx'
import { keepVideo } from './video-road.ts'
import { texts } from './words.ts'

/**
 * The short video of the person whose document it is: an explicit consent to the video, and another one, apart and free,
 * to one frame for the moderator.
 */
export function videoConsentPage(site: Site, doors: DigitalIdDoors): void {
  site.get('/documents/:id/video', async (c) => {
    const here = await draftHere(c, doors)
    if (here instanceof Response) return here
    if (!here.view.gate.missing.includes('video')) return c.redirect(nextPlace(here.view), 303)
    return show(c, doors, here, [], {})
  })

  site.post('/documents/:id/video', async (c) => {
    const here = await draftHere(c, doors)
    if (here instanceof Response) return here
    const form = await readForm(c)
    const problem = await begin(c, doors, here, form)
    return problem instanceof Response ? problem : show(c, doors, here, problem, form)
  })
}

async function begin(
  c: SiteContext,
  doors: DigitalIdDoors,
  { owner, view }: Here,
  form: FormValues,
): Promise<readonly Problem[] | Response> {
  const language = languageOf(c)
  const t = texts(language)
  const { caseId } = view
  if (form.agree !== 'yes') return [{ field: 'agree', message: t('video.not-ticked') }]
  const still = { agreed: form.still === 'yes', version: form['still-version'] ?? '' }
  const stillAnswer = await agreeToStill(doors.proofing, owner, { caseId, formKey: null, language, ...still })
  if (isStanding(stillAnswer)) return placeOfStanding(c, stillAnswer)
  if (stillAnswer.kind === 'refused') return [{ field: 'still', message: t('video.text-changed') }]
  const started = await startDocumentVideo(doors.proofing, owner, { caseId, language })
  if (isStanding(started)) return placeOfStanding(c, started)
  if (started.kind === 'no-phone') return [{ message: t('video.no-phone') }]
  const consent = { formKey: null, agreed: true, version: form.version ?? '', language }
  const given = await giveConsent(doors.proofing, started.token, consent)
  if (given.kind === 'refused') return [{ field: 'agree', message: t('video.text-changed') }]
  keepVideo(c, doors, started)
  return c.redirect(`${baseOf(c)}/video/camera`, 303)
}

function show(
  c: SiteContext,
  doors: DigitalIdDoors,
  { view }: Here,
  problems: readonly Problem[],
  form: FormValues,
) {
  const language = languageOf(c)
  const t = texts(language)
  const { version, paragraphs } = consentText(language, 'document')
  const still = stillConsentText(language)
  return showDocument(c, doors, {
    title: t('video.title'),
    at: { kind: view.kind, step: 'video' },
    problems,
    children: (
      <>
        <BackLink language={language} href={`${baseOf(c)}/fields`} />
        {c.req.query('anew') !== undefined && <Alert kind="info" live title={t('video.anew')} />}
        <h1>{t('video.title')}</h1>
        <p class="lead">{t('video.lead')}</p>
        <Form action={`${baseOf(c)}/video`} idempotencyKey={formKey()}>
          <div class="card card-tinted stack stack-tight">
            {paragraphs.map((paragraph) => (
              <p>{paragraph}</p>
            ))}
          </div>
          <input type="hidden" name="version" value={version} />
          <Checkbox
            name="agree"
            label={t('video.agree')}
            checked={form.agree === 'yes'}
            error={problemOf(problems, 'agree')}
          />
          <h2>{t('video.still.title')}</h2>
          <p>{still.text}</p>
          <input type="hidden" name="still-version" value={still.version} />
          <Checkbox
            name="still"
            label={t('video.still.agree')}
            hint={t('video.still.free')}
            checked={form.still === 'yes'}
            error={problemOf(problems, 'still')}
          />
          <Button>{t('go-on')}</Button>
        </Form>
      </>
    ),
  })
}
