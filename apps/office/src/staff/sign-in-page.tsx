import { randomBytes } from 'node:crypto'
import { getCookie, setCookie } from 'hono/cookie'
import { recordStaffAct } from '#modules/audit'
import { askToSignIn, endStaffSessions, signInByPasskey } from '#modules/staff'
import { transaction } from '#platform/database'
import { Alert } from '#platform/ui'
import { addressOf, languageOf, type Site, type SiteContext, WebError } from '#platform/web'
import { deskHere, originOf, sitDown, standUp } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { PasskeyButton } from './passkey-button.tsx'
import { passkeySite } from './passkey-site.ts'
import { texts } from './words.ts'

/** Ties a question about a passkey to the browser it was put to. */
const askedCookie = 'senim_office_asked'

/** Staff come in by a passkey; there is no password to steal. */
export function signInPage(site: Site, doors: OfficeDoors): void {
  site.get('/sign-in', async (c) => {
    if (await deskHere(c, doors)) return c.redirect(wayOnwards(c), 303)
    if (!getCookie(c, askedCookie)) {
      const asked = randomBytes(16).toString('base64url')
      setCookie(c, askedCookie, asked, {
        path: '/sign-in',
        httpOnly: true,
        sameSite: 'Strict',
        secure: doors.https,
      })
    }
    return showSignIn(c, doors)
  })

  site.post('/sign-in/options', async (c) => {
    const asked = getCookie(c, askedCookie)
    return asked ? c.json(await askToSignIn(doors, passkeySite(doors), asked)) : startOver(c)
  })

  site.post('/sign-in', async (c) => {
    const asked = getCookie(c, askedCookie)
    if (!asked) return startOver(c)
    const { allowed, retryAfterSeconds } = await doors.limits.take(
      'sign-ins-per-address',
      addressOf(c, doors.trustedProxies),
    )
    if (!allowed) throw new WebError('too-many-requests', { retryAfterSeconds })
    const sent: unknown = await c.req.json().catch(() => null)
    const entry = await signInByPasskey(doors, passkeySite(doors), asked, sent, originOf(c).device)
    if (entry.kind === 'refused') return refusedPasskey(c, entry.code)
    sitDown(c, doors, entry.token)
    return c.json({ next: wayOnwards(c) })
  })

  site.post('/sign-out', async (c) => {
    const desk = await deskHere(c, doors)
    standUp(c)
    if (desk) await signOut(c, doors, desk.member.memberId, desk.session.id)
    return c.redirect('/sign-in?signed-out', 303)
  })
}

/** The browser's own words for a passkey that was refused. */
export function refusedPasskey(c: SiteContext, code: string): Response {
  const told = { challenge: 'passkey-expired', exists: 'passkey-exists' }[code] ?? 'passkey-refused'
  return c.body(JSON.stringify({ type: 'about:blank', status: 422, code: told }), 422, {
    'content-type': 'application/problem+json',
  })
}

async function signOut(c: SiteContext, doors: OfficeDoors, memberId: string, id: string): Promise<void> {
  await transaction(doors.database, async (database) => {
    await endStaffSessions({ ...doors, database }, { memberId, id })
    await recordStaffAct(database, doors.clock, {
      memberId,
      act: 'staff-signed-out',
      by: 'self',
      ...originOf(c),
      result: 'done',
    })
  })
}

function showSignIn(c: SiteContext, doors: OfficeDoors) {
  const t = texts(languageOf(c))
  const to = encodeURIComponent(wayOnwards(c))
  return showPage(c, doors, {
    title: t('sign-in.title'),
    width: 'question',
    scripts: ['passkey.js'],
    children: (
      <>
        {c.req.query('signed-out') !== undefined && (
          <Alert kind="success" live title={t('sign-in.signed-out')} />
        )}
        <h1>{t('sign-in.title')}</h1>
        <p class="lead">{t('sign-in.lead')}</p>
        <PasskeyButton
          c={c}
          doors={doors}
          makes={false}
          options="/sign-in/options"
          answer={`/sign-in?to=${to}`}
        >
          {t('sign-in.go')}
        </PasskeyButton>
        <p>{t('sign-in.no-link')}</p>
      </>
    ),
  })
}

/** A page of ours, and nowhere else. */
function wayOnwards(c: SiteContext): string {
  const to = c.req.query('to') ?? '/'
  return /^\/(?![/\\])/.test(to) ? to : '/'
}

function startOver(c: SiteContext): Response {
  return c.json({ next: '/sign-in' }, 409)
}
