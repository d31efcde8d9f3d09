import { endSessions, listPasskeys, listSessions, removePasskey } from '#modules/accounts'
import { recordOperation } from '#modules/audit'
import { transaction } from '#platform/database'
import { writtenMoment } from '#platform/texts'
import { Alert, Button, ButtonLink, Form, Notice, SummaryList } from '#platform/ui'
import { formKey, idInAddress, languageOf, type Site, type SiteContext } from '#platform/web'
import type { Account } from '../account.ts'
import type { PortalDoors, Reader } from '../doors.ts'
import { texts } from '../words.ts'
import { originOf, readerOrSignIn, showRoom } from './account-frame.tsx'
import { pushMoves, pushSection } from './push-section.tsx'

/** Where the reader is signed in, and with which passkeys; each can be ended here. */
export function devicesPage(site: Site, doors: PortalDoors, account: Account): void {
  pushMoves(site, doors, account)
  site.get('/account/devices', async (c) => {
    const reader = await readerOrSignIn(c, account)
    if (reader instanceof Response) return reader
    return showDevices(c, doors, account, reader)
  })

  site.post('/account/devices/:id/sign-out', async (c) => {
    const reader = await readerOrSignIn(c, account)
    if (reader instanceof Response) return reader
    const { personId } = reader
    await transaction(doors.database, async (trx) => {
      const ended = await endSessions(trx, doors.clock, { personId, id: idInAddress(c.req.param('id')) })
      if (ended.length === 0) return
      const line = { personId, by: 'self', operation: 'session-revoked', result: 'done' } as const
      await recordOperation(trx, doors.clock, { ...line, ...originOf(c) })
    })
    return c.redirect('/account/devices?signed-out', 303)
  })

  site.post('/account/passkeys/:id/remove', async (c) => {
    const reader = await readerOrSignIn(c, account)
    if (reader instanceof Response) return reader
    await removePasskey(doors.database, doors.clock, reader.personId, c.req.param('id'), originOf(c))
    return c.redirect('/account/devices', 303)
  })
}

async function showDevices(c: SiteContext, doors: PortalDoors, account: Account, reader: Reader) {
  const language = languageOf(c)
  const t = texts(language)
  const current = await account.sessionOf(c)
  const sessions = await listSessions(doors.database, doors.clock, reader.personId)
  const passkeys = await listPasskeys(doors.database, doors.keyring, reader.personId)
  const never = t('devices.passkeys.never')
  const push = await pushSection(c, doors, current)
  return showRoom(c, doors, reader, {
    room: 'devices',
    scripts: ['push-switch.js'],
    children: (
      <>
        <h1>{t('account.devices')}</h1>
        <p class="lead">{t('devices.lead')}</p>
        {c.req.query('signed-out') !== undefined && (
          <Alert kind="success" live title={t('devices.signed-out')} />
        )}
        <SummaryList
          language={language}
          rows={sessions.map((session) => ({
            name: session.device || '—',
            value:
              session.id === current?.id ? (
                t('devices.this')
              ) : (
                <>
                  <p>{t('devices.last-seen', { date: writtenMoment(language, session.lastSeenAt) })}</p>
                  <Form action={`/account/devices/${session.id}/sign-out`} idempotencyKey={formKey()}>
                    <Button look="secondary">{t('devices.sign-out')}</Button>
                  </Form>
                </>
              ),
          }))}
        />
        <Form action="/sign-out?everywhere">
          <Button look="danger" icon="sign-out">
            {t('devices.sign-out-all')}
          </Button>
        </Form>
        {push}
        <section class="section" aria-labelledby="passkeys">
          <h2 id="passkeys">{t('devices.passkeys')}</h2>
          <Notice icon="passkey">{t('devices.passkeys.text')}</Notice>
          {passkeys.length === 0 ? (
            <p>{t('devices.passkeys.none')}</p>
          ) : (
            <SummaryList
              language={language}
              rows={passkeys.map((passkey) => ({
                name: passkey.name,
                value: (
                  <>
                    <p>
                      {t('devices.last-seen', {
                        date: passkey.lastUsedAt ? writtenMoment(language, passkey.lastUsedAt) : never,
                      })}
                    </p>
                    <Form action={`/account/passkeys/${passkey.id}/remove`} idempotencyKey={formKey()}>
                      <Button look="secondary">{t('devices.passkeys.remove')}</Button>
                    </Form>
                  </>
                ),
              }))}
            />
          )}
          <ButtonLink look="secondary" icon="plus" href={`${doors.digitalId}/passkeys/new`}>
            {t('devices.passkeys.add')}
          </ButtonLink>
        </section>
      </>
    ),
  })
}
