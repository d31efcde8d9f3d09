import { offerOrder } from '#modules/identity-proofing'
import { Alert } from '#platform/ui'
import { languageOf, type Site, type SiteContext } from '#platform/web'
import { CameraPanel, cameraScripts } from '../../camera/camera-panel.tsx'
import type { DigitalIdDoors } from '../../doors.ts'
import { serveVideo } from '../registration/video-api.ts'
import { isStanding } from '../registration/where.ts'
import { texts as registrationTexts } from '../registration/words.ts'
import { finishByFace } from './finish.ts'
import { showSignIn } from './frame.tsx'
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
    return show(c, doors, offered.actions)
  })

  serveVideo(site, doors, {
    route: '/sign-in/:uid/video',
    tokenOf: signInToken,
    standing: placeOfStanding,
    locked: (c) => `${baseOf(c)}/locked`,
    prepare: (c, because) => `${baseOf(c)}/video?${because}`,
    ended: async (c, ending) => {
      const onwards = ending === 'verified' ? await finishByFace(c, doors, signInToken(c)) : null
      return onwards ?? placeOf(c, 'refused')
    },
  })
}

type Actions = Extract<Awaited<ReturnType<typeof offerOrder>>, { kind: 'offered' }>['actions']

function show(c: SiteContext, doors: DigitalIdDoors, actions: Actions) {
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
          otherWays={{ office: `${doors.office}/visit` }}
          help={(article) => `${doors.portal}/help/${article}`}
          asset={doors.asset}
        />
        <p>
          <a class="ds-link" href={base}>
            {t('another-way')}
          </a>
        </p>
      </>
    ),
  })
}
