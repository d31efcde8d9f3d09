import { offerOrder } from '#modules/identity-proofing'
import { reportAddress } from '#modules/support'
import { Alert, Button, Form } from '#platform/ui'
import { formKey, languageOf, type Site, type SiteContext } from '#platform/web'
import { CameraPanel, cameraScripts } from '../../camera/camera-panel.tsx'
import type { DigitalIdDoors } from '../../doors.ts'
import { serveVideo } from '../registration/video-api.ts'
import { isStanding } from '../registration/where.ts'
import { texts as registrationTexts } from '../registration/words.ts'
import { finishHere } from './finish.ts'
import { AnotherWay, interactionHere, showSignIn } from './frame.tsx'
import { baseOf, placeOf, placeOfStanding, signInAt, signInToken } from './road.ts'
import { texts } from './words.ts'

/** Sentences that bring somebody back here; none of them costs an attempt. */
const returns = ['video-lost', 'too-late', 'order-used', 'busy', 'limited'] as const

/** The short video, and what its island talks to. */
export function videoPage(site: Site, doors: DigitalIdDoors): void {
  site.get('/sign-in/:uid/video', async (c) => {
    const journey = await signInAt(c, doors, 'video')
    if (journey instanceof Response) return journey
    if (journey.lock?.lockedUntil) return c.redirect(`${baseOf(c)}/locked`, 303)
    const offered = await offerOrder(doors.proofing, signInToken(c))
    if (isStanding(offered)) return c.redirect(placeOfStanding(c, offered), 303)
    return show(c, doors, offered.actions, (await interactionHere(c, doors)) !== null)
  })

  serveVideo(site, doors, {
    route: '/sign-in/:uid/video',
    tokenOf: signInToken,
    standing: placeOfStanding,
    locked: (c) => `${baseOf(c)}/locked`,
    prepare: (c, because) => `${baseOf(c)}/video?${because}`,
    ended: async (c, ending) => {
      if (ending !== 'verified') return placeOf(c, 'refused')
      if (!(await interactionHere(c, doors))) return `${baseOf(c)}/done`
      return (await finishHere(c, doors)) ?? placeOf(c, 'verified')
    },
  })
}

type Actions = Extract<Awaited<ReturnType<typeof offerOrder>>, { kind: 'offered' }>['actions']

function show(c: SiteContext, doors: DigitalIdDoors, actions: Actions, here: boolean) {
  const language = languageOf(c)
  const t = texts(language)
  const r = registrationTexts(language)
  const base = baseOf(c)
  const because = returns.find((reason) => c.req.query(reason) !== undefined)
  return showSignIn(c, doors, {
    title: t('video.title'),
    scripts: cameraScripts,
    children: (
      <>
        {because && (
          <Alert kind="warning" live title={r(`prepare.${because}`)}>
            <p>{r('prepare.no-attempt')}</p>
          </Alert>
        )}
        <h1>{t('video.title')}</h1>
        <p class="lead">{t('video.lead')}</p>
        <CameraPanel
          language={language}
          actions={actions}
          addresses={{
            start: `${base}/video/start`,
            frames: `${base}/video/frames`,
            finish: `${base}/video/finish`,
            again: `${base}/video`,
          }}
          otherWays={{
            phone: `${base}/handoff`,
            firefox: `${base}/handoff#browser`,
            office: `${doors.office}/visit`,
          }}
          help={(article) => `${doors.portal}/help/${article}`}
          report={(camera) => reportAddress(doors.portal, { from: 'digital-id/sign-in/video', camera })}
          asset={doors.asset}
        />
        <section class="section" aria-labelledby="phone-instead">
          <h2 id="phone-instead">{r('prepare.phone.title')}</h2>
          <p>{r('prepare.phone.text')}</p>
          <Form action={`${base}/handoff`} idempotencyKey={formKey()}>
            <Button look="secondary" icon="qr">
              {r('prepare.phone.go')}
            </Button>
          </Form>
        </section>
        {here && <AnotherWay c={c} />}
      </>
    ),
  })
}
