import type { Session } from '#modules/accounts'
import { endPush, hasPush, pushAddressIn, pushIdentity, subscribeToPush } from '#modules/notifications'
import { Alert, Button, Form, Notice } from '#platform/ui'
import { formKey, languageOf, type Site, type SiteContext, WebError } from '#platform/web'
import type { Account } from '../account.ts'
import type { PortalDoors } from '../doors.ts'
import { texts } from '../words.ts'

/** Longer than a session, which ends the same day: a decision on a document takes a working day. Signing out ends it. */
const keptMilliseconds = 90 * 86_400_000

/** Notifications of this very device: on by the island, off by a form. */
export function pushMoves(site: Site, doors: PortalDoors, account: Account): void {
  site.post('/account/push', async (c) => {
    const session = await account.sessionOf(c)
    if (!session) throw new WebError('not-signed-in')
    const address = pushAddressIn(await c.req.json().catch(() => null), doors.sandbox)
    if (!address) throw new WebError('unreadable-form')
    await subscribeToPush(doors.database, doors.keyring, doors.clock, {
      personId: session.personId,
      sessionId: session.id,
      address,
      language: languageOf(c),
      expiresAt: new Date(doors.clock.now().getTime() + keptMilliseconds),
    })
    return c.json({ on: true })
  })

  site.post('/account/push/off', async (c) => {
    const session = await account.sessionOf(c)
    if (session) await endPush(doors.database, [session.id])
    return c.redirect('/account/devices?push=off#push', 303)
  })
}

/** The part of the devices page: what a notification says, and the switch of this device. */
export async function pushSection(c: SiteContext, doors: PortalDoors, session: Session | null) {
  const t = texts(languageOf(c))
  const isOn = session ? await hasPush(doors.database, doors.clock, session.id) : false
  const changed = (['on', 'off'] as const).find((one) => one === c.req.query('push'))
  return (
    <section class="section" aria-labelledby="push">
      <h2 id="push">{t('push.title')}</h2>
      {changed && <Alert kind="success" live title={t(`push.changed.${changed}`)} titleLevel={3} />}
      <Notice icon="bell">{t('push.text')}</Notice>
      {isOn ? (
        <Form action="/account/push/off" idempotencyKey={formKey()}>
          <p>{t('push.on')}</p>
          <Button look="secondary">{t('push.turn-off')}</Button>
        </Form>
      ) : (
        <push-switch data-key={pushIdentity(doors.keyring).publicKey}>
          <p data-state="off" hidden>
            {t('push.asks')}
          </p>
          <p data-state="blocked" hidden>
            {t('push.blocked')}
          </p>
          <p data-state="failed" role="status" hidden>
            {t('push.failed')}
          </p>
          <p data-state="unsupported">{t('push.unsupported')}</p>
          <Button type="button" look="secondary" icon="bell">
            {t('push.turn-on')}
          </Button>
        </push-switch>
      )}
    </section>
  )
}
