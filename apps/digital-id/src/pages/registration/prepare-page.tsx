import { type JourneyView, offerOrder, type VideoAction } from '#modules/identity-proofing'
import { reportAddress } from '#modules/support'
import { Alert, Button, Form } from '#platform/ui'
import { formKey, languageOf, type Site, type SiteContext } from '#platform/web'
import { CameraPanel, cameraScripts } from '../../camera/camera-panel.tsx'
import type { DigitalIdDoors } from '../../doors.ts'
import { journeyToken } from './journey-cookie.ts'
import { showStep } from './step-frame.tsx'
import { isStanding, journeyAt, pageOfStanding } from './where.ts'
import { type T, texts } from './words.ts'

/** The video from what to prepare to its end: order, requirements and permission stand there before the camera opens. */
export function preparePage(site: Site, doors: DigitalIdDoors): void {
  site.get('/register/video', (c) => c.redirect('/register/video/prepare', 303))

  site.get('/register/video/prepare', async (c) => {
    const journey = await journeyAt(c, doors, 'video')
    if (journey instanceof Response) return journey
    if (journey.lock?.lockedUntil) return c.redirect('/register/locked', 303)
    const offered = await offerOrder(doors.proofing, journeyToken(c))
    if (isStanding(offered)) return c.redirect(pageOfStanding(offered), 303)
    return show(c, doors, journey, offered.actions)
  })
}

/** Sentences that bring somebody back here; none of them costs an attempt. */
const returns = ['video-lost', 'too-late', 'order-used', 'busy', 'limited'] as const

const addresses = {
  start: '/register/video/start',
  frames: '/register/video/frames',
  finish: '/register/video/finish',
  again: '/register/video/prepare',
} as const

function show(c: SiteContext, doors: DigitalIdDoors, journey: JourneyView, actions: readonly VideoAction[]) {
  const language = languageOf(c)
  const t = texts(language)
  const because = returns.find((reason) => c.req.query(reason) !== undefined)
  const help = (article: string) => `${doors.portal}/help/${article}`
  return showStep(c, doors, {
    step: 'video',
    title: t('prepare.title'),
    scripts: cameraScripts,
    children: (
      <>
        {because && (
          <Alert kind="warning" live title={t(`prepare.${because}`)}>
            <p>{t('prepare.no-attempt')}</p>
          </Alert>
        )}
        <h1>{t('prepare.title')}</h1>
        <p class="lead">{t('prepare.lead')}</p>
        <AttemptsLeft t={t} journey={journey} />
        <div data-actions={actions.join(',')}>
          <CameraPanel
            language={language}
            actions={actions}
            addresses={addresses}
            otherWays={{
              phone: '/register/handoff',
              firefox: '/register/handoff#browser',
              office: `${doors.office}/visit`,
            }}
            help={help}
            report={(camera) => reportAddress(doors.portal, { from: 'digital-id/register/video', camera })}
            asset={doors.asset}
          />
        </div>
        <section class="section" aria-labelledby="phone-instead">
          <h2 id="phone-instead">{t('prepare.phone.title')}</h2>
          <p>{t('prepare.phone.text')}</p>
          <Form action="/register/handoff" idempotencyKey={formKey()}>
            <Button look="secondary" icon="qr">
              {t('prepare.phone.go')}
            </Button>
          </Form>
        </section>
      </>
    ),
  })
}

function AttemptsLeft({ t, journey }: { readonly t: T; readonly journey: JourneyView }) {
  const left = journey.lock?.attemptsLeft ?? 5
  return left < 5 ? <p>{t('attempts-left', { count: left })}</p> : null
}
