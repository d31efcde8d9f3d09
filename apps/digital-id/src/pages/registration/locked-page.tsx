import type { Lock } from '#modules/identity-proofing'
import { Alert, ButtonLink, Countdown } from '#platform/ui'
import { languageOf, type Site, type SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { OtherWays, showStep } from './step-frame.tsx'
import { journeyAt } from './where.ts'
import { texts, waitInWords } from './words.ts'

/** Five videos failed: how long it takes, what to do meanwhile. It opens by itself. */
export function lockedPage(site: Site, doors: DigitalIdDoors): void {
  site.get('/register/locked', async (c) => {
    const journey = await journeyAt(c, doors, 'video', 'refused')
    if (journey instanceof Response) return journey
    const until = journey.lock?.lockedUntil
    if (!journey.lock || !until) return showUnlocked(c, doors, journey.stage === 'refused')
    return showLocked(c, doors, journey.lock, until)
  })
}

function showLocked(c: SiteContext, doors: DigitalIdDoors, lock: Lock, until: Date) {
  const t = texts(languageOf(c))
  const now = doors.clock.now()
  const seconds = Math.ceil((until.getTime() - now.getTime()) / 1000)
  return showStep(c, doors, {
    title: t('locked.title'),
    scripts: ['countdown.js'],
    // Asks seldom: every minute, and at the very end.
    refreshWithoutScript: Math.min(60, seconds + 1),
    children: (
      <>
        <h1>{t('locked.title')}</h1>
        <Countdown
          until={until.toISOString()}
          remaining={t('locked.left', { wait: waitInWords(t, seconds) })}
          pattern={t('locked.left', { wait: '{time}' })}
          now={now.toISOString()}
          reloads
        >
          <p>{t('locked.text')}</p>
        </Countdown>
        {lock.offerOffice && (
          <Alert kind="info" title={t('locked.office.title')}>
            <p>{t('locked.office.text', { count: lock.locksToday })}</p>
          </Alert>
        )}
        <h2>{t('locked.meanwhile')}</h2>
        <ul class="ds-list">
          <li>{t('locked.light')}</li>
          <li>{t('locked.oval')}</li>
          <li>{t('locked.lens')}</li>
        </ul>
        <OtherWays t={t} doors={doors} help="account-locked" />
      </>
    ),
  })
}

function showUnlocked(c: SiteContext, doors: DigitalIdDoors, refused: boolean) {
  const t = texts(languageOf(c))
  return showStep(c, doors, {
    title: t('unlocked.title'),
    children: (
      <>
        <h1>{t('unlocked.title')}</h1>
        <p class="lead">{t('unlocked.text')}</p>
        <ButtonLink href={refused ? '/register/result' : '/register/video/prepare'}>{t('go-on')}</ButtonLink>
      </>
    ),
  })
}
