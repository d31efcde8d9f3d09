import { askForPasskey, recogniseByPasskey } from '#modules/accounts'
import { type Site, type SiteContext, WebError } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { passkeySite } from '../passkeys/passkey-site.ts'
import { callerOf } from '../registration/where.ts'
import { finishSignIn } from './finish.ts'
import { interactionHere } from './frame.tsx'
import { baseOf } from './road.ts'

/** What `passkey-sign-in` talks to. Whatever is wrong with a passkey, the answer is one and the same. */
export function passkeyApi(site: Site, doors: DigitalIdDoors): void {
  const { database, clock, limits } = doors

  site.post('/sign-in/:uid/passkey/options', async (c) => {
    const interaction = await interactionHere(c, doors)
    if (!interaction) return c.json({ next: baseOf(c) }, 409)
    return c.json(await askForPasskey(database, clock, passkeySite(doors), interaction.uid))
  })

  site.post('/sign-in/:uid/passkey', async (c) => {
    const interaction = await interactionHere(c, doors)
    if (!interaction) return c.json({ next: baseOf(c) }, 409)
    await take(limits, 'sign-ins-per-address', callerOf(c, doors).address)
    const sent: unknown = await c.req.json().catch(() => null)
    const answer = await recogniseByPasskey(database, clock, passkeySite(doors), interaction.uid, sent)
    if (answer.kind === 'refused')
      return refused(c, answer.code === 'challenge' ? 'passkey-expired' : 'passkey-refused')
    await take(limits, 'sign-ins-per-account', answer.personId)
    const next = await finishSignIn(c, doors, answer.personId, 'passkey')
    return next === null ? c.json({ next: baseOf(c) }, 409) : c.json({ next })
  })
}

async function take(
  limits: DigitalIdDoors['limits'],
  name: 'sign-ins-per-address' | 'sign-ins-per-account',
  subject: string,
): Promise<void> {
  const { allowed, retryAfterSeconds } = await limits.take(name, subject)
  if (!allowed) throw new WebError('too-many-requests', { retryAfterSeconds })
}

function refused(c: SiteContext, code: 'passkey-expired' | 'passkey-refused'): Response {
  return c.body(JSON.stringify({ type: 'about:blank', status: 422, code }), 422, {
    'content-type': 'application/problem+json',
  })
}
