import { offerOrder } from '#modules/identity-proofing'
import { Alert, ButtonLink, ButtonRow, CameraStage } from '#platform/ui'
import { languageOf, type Site } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { journeyToken } from './journey-cookie.ts'
import { ActionOrder } from './prepare-page.tsx'
import { OtherWays, showStep } from './step-frame.tsx'
import { isStanding, journeyAt, pageOfStanding } from './where.ts'
import { texts } from './words.ts'

/** The camera: an island on a page that explains itself without script. */
export function videoPage(site: Site, doors: DigitalIdDoors): void {
  site.get('/register/video', async (c) => {
    const journey = await journeyAt(c, doors, 'video')
    if (journey instanceof Response) return journey
    if (journey.lock?.lockedUntil) return c.redirect('/register/locked', 303)
    const offered = await offerOrder(doors.proofing, journeyToken(c))
    if (isStanding(offered)) return c.redirect(pageOfStanding(offered), 303)
    const t = texts(languageOf(c))
    return showStep(c, doors, {
      step: 'video',
      title: t('video.title'),
      children: (
        <>
          <h1>{t('video.title')}</h1>
          <ActionOrder t={t} actions={offered.actions} />
          <senim-video-check
            data-start="/register/video/start"
            data-frames="/register/video/frames"
            data-finish="/register/video/finish"
            data-actions={offered.actions.join(',')}
          >
            <CameraStage cue={t('video.waiting')} />
          </senim-video-check>
          <noscript>
            <Alert kind="warning" title={t('video.no-script.title')}>
              <p>{t('video.no-script.text')}</p>
            </Alert>
            <ButtonRow>
              <ButtonLink look="secondary" href="/register/video/prepare#phone-instead">
                {t('prepare.phone.go')}
              </ButtonLink>
            </ButtonRow>
          </noscript>
          <OtherWays t={t} portal={doors.portal} />
        </>
      ),
    })
  })
}
