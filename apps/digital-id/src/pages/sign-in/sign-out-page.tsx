import { ButtonLink, Confirmation } from '#platform/ui'
import { languageOf, type Site } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { openidPath } from '../../openid/index.ts'
import { endSession } from '../../session.ts'
import { callerOf } from '../registration/where.ts'
import { showSignIn } from './frame.tsx'
import { texts } from './words.ts'

/** The way out of Digital ID. The question itself is the provider's, drawn in our frame. */
export function signOutPage(site: Site, doors: DigitalIdDoors): void {
  site.get('/sign-out', (c) => c.redirect(`${openidPath}/session/end`, 303))

  // 307 keeps the form: the provider ends its own session after ours.
  site.post('/sign-out', async (c) => {
    await endSession(c, doors)
    return c.redirect(`${openidPath}/session/end/confirm`, 307)
  })

  site.post('/sign-out/everywhere', async (c) => {
    const session = await endSession(c, doors)
    // Who it is, only a session of Digital ID can tell; without one the portal's list of devices has the same button.
    if (!session) return c.redirect(`${doors.portal}/account/devices`, 303)
    const { device } = callerOf(c, doors)
    await doors.openid.signOutEverywhere({ personId: session.personId, channel: 'digital-id', device })
    return c.redirect('/sign-out/everywhere', 303)
  })

  site.get('/sign-out/everywhere', (c) => {
    const t = texts(languageOf(c))
    return showSignIn(c, doors, {
      title: t('everywhere.done.title'),
      children: (
        <>
          <Confirmation title={t('everywhere.done.title')}>
            <p>{t('everywhere.done.text')}</p>
          </Confirmation>
          <ButtonLink href={doors.portal}>{t('everywhere.to-portal')}</ButtonLink>
        </>
      ),
    })
  })
}
