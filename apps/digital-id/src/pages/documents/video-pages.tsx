import { type JourneyView, offerOrder, repeatVideo, type VideoAction } from '#modules/identity-proofing'
import { reportAddress } from '#modules/support'
import { Alert, BackLink, Button, Countdown, Form } from '#platform/ui'
import { formKey, languageOf, readForm, type Site, type SiteContext } from '#platform/web'
import { CameraPanel, cameraScripts } from '../../camera/camera-panel.tsx'
import type { DigitalIdDoors } from '../../doors.ts'
import { Advice } from '../registration/result-page.tsx'
import { serveVideo } from '../registration/video-api.ts'
import { isStanding } from '../registration/where.ts'
import { texts as registrationTexts, waitInWords } from '../registration/words.ts'
import { baseOf, draftHere } from './owner.ts'
import { showDocument } from './steps.tsx'
import { placeOfStage, placeOfVideoStanding, videoAt, videoToken } from './video-road.ts'
import { texts } from './words.ts'

/** Sentences that bring somebody back to the camera; none of them costs an attempt. */
const returns = ['video-lost', 'too-late', 'order-used', 'busy', 'limited'] as const

/** The camera of the registration, for the document: the same order, lock and ways out. */
export function videoPages(site: Site, doors: DigitalIdDoors): void {
  site.get('/documents/:id/video/camera', async (c) => {
    const here = await draftHere(c, doors)
    if (here instanceof Response) return here
    const journey = await videoAt(c, doors, 'video')
    if (journey instanceof Response) return journey
    if (journey.lock?.lockedUntil) return c.redirect(`${baseOf(c)}/video/locked`, 303)
    const offered = await offerOrder(doors.proofing, videoToken(c))
    if (isStanding(offered)) return c.redirect(placeOfVideoStanding(c, offered), 303)
    return showCamera(c, doors, here.view.kind, offered.actions)
  })

  serveVideo(site, doors, {
    route: '/documents/:id/video',
    tokenOf: videoToken,
    standing: placeOfVideoStanding,
    locked: (c) => `${baseOf(c)}/video/locked`,
    prepare: (c, because) => `${baseOf(c)}/video/camera?${because}`,
    ended: (c, ending) => (ending === 'verified' ? `${baseOf(c)}/check?face` : `${baseOf(c)}/video/result`),
  })

  site.get('/documents/:id/video/result', async (c) => {
    const journey = await videoAt(c, doors, 'refused')
    if (journey instanceof Response) return journey
    if (journey.lock?.lockedUntil) return c.redirect(`${baseOf(c)}/video/locked`, 303)
    return showRefused(c, doors, journey)
  })

  site.post('/documents/:id/video/repeat', async (c) => {
    const { 'idempotency-key': key = null } = await readForm(c)
    const answer = await repeatVideo(doors.proofing, videoToken(c), { formKey: key })
    const place = isStanding(answer) ? placeOfVideoStanding(c, answer) : placeOfStage(c, answer.stage)
    return c.redirect(place, 303)
  })

  site.get('/documents/:id/video/locked', async (c) => {
    const journey = await videoAt(c, doors, 'video', 'refused')
    if (journey instanceof Response) return journey
    const until = journey.lock?.lockedUntil
    return until ? showLocked(c, doors, until) : c.redirect(placeOfStage(c, journey.stage), 303)
  })
}

type Kind = Parameters<typeof showDocument>[2]['at'] extends { readonly kind: infer K } | undefined
  ? K
  : never

function showCamera(c: SiteContext, doors: DigitalIdDoors, kind: Kind, actions: readonly VideoAction[]) {
  const language = languageOf(c)
  const t = texts(language)
  const r = registrationTexts(language)
  const base = `${baseOf(c)}/video`
  const because = returns.find((reason) => c.req.query(reason) !== undefined)
  return showDocument(c, doors, {
    title: t('video.title'),
    at: { kind, step: 'video' },
    scripts: cameraScripts,
    children: (
      <>
        {because && (
          <Alert kind="warning" live title={r(`prepare.${because}`)}>
            <p>{r('prepare.no-attempt')}</p>
          </Alert>
        )}
        <h1>{t('video.title')}</h1>
        <p class="lead">{r('prepare.lead')}</p>
        <CameraPanel
          language={language}
          actions={actions}
          addresses={{
            start: `${base}/start`,
            frames: `${base}/frames`,
            finish: `${base}/finish`,
            again: `${base}/camera`,
          }}
          otherWays={{ phone: `${baseOf(c)}/phone`, office: `${doors.office}/visit` }}
          help={(article) => `${doors.portal}/help/${article}`}
          report={(camera) => reportAddress(doors.portal, { from: 'digital-id/documents/video', camera })}
          asset={doors.asset}
        />
      </>
    ),
  })
}

function showRefused(c: SiteContext, doors: DigitalIdDoors, { refusal, lock }: JourneyView) {
  const t = texts(languageOf(c))
  const r = registrationTexts(languageOf(c))
  return showDocument(c, doors, {
    title: t('video.refused'),
    children: (
      <>
        <BackLink language={languageOf(c)} href={baseOf(c)} />
        <h1>{t('video.refused')}</h1>
        <Alert kind="danger" live title={r('refused.video')}>
          <p>{r('refused.video.text')}</p>
          {refusal && <Advice t={r} refusal={refusal} />}
        </Alert>
        {lock && lock.attemptsLeft < 5 && <p>{r('attempts-left', { count: lock.attemptsLeft })}</p>}
        <Form action={`${baseOf(c)}/video/repeat`} idempotencyKey={formKey()}>
          <Button icon="refresh">{r('refused.again')}</Button>
        </Form>
      </>
    ),
  })
}

function showLocked(c: SiteContext, doors: DigitalIdDoors, until: Date) {
  const r = registrationTexts(languageOf(c))
  const now = doors.clock.now()
  const seconds = Math.ceil((until.getTime() - now.getTime()) / 1000)
  return showDocument(c, doors, {
    title: r('locked.title'),
    scripts: ['countdown.js'],
    refreshWithoutScript: Math.min(60, seconds + 1),
    children: (
      <>
        <BackLink language={languageOf(c)} href={baseOf(c)} />
        <h1>{r('locked.title')}</h1>
        <Countdown
          until={until.toISOString()}
          remaining={r('locked.left', { wait: waitInWords(r, seconds) })}
          pattern={r('locked.left', { wait: '{time}' })}
          now={now.toISOString()}
          reloads
        >
          <p>{r('locked.text')}</p>
        </Countdown>
      </>
    ),
  })
}
