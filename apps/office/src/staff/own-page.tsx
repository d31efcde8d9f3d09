import { listStaffActs, recordStaffAct } from '#modules/audit'
import {
  addStaffPasskey,
  endStaffSessions,
  listMembers,
  listStaffPasskeys,
  listStaffSessions,
  offerStaffPasskey,
  removeStaffPasskey,
  type StaffPasskey,
  type StaffSession,
} from '#modules/staff'
import { transaction } from '#platform/database'
import { writtenMoment } from '#platform/texts'
import { Button, Form, Notice, SummaryList } from '#platform/ui'
import { formKey, idInAddress, languageOf, type Site, type SiteContext } from '#platform/web'
import { type Desk, deskOf, isFresh, originOf } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { ActList } from './act-list.tsx'
import { PasskeyButton } from './passkey-button.tsx'
import { passkeySite } from './passkey-site.ts'
import { roleNames } from './role-names.ts'
import { refusedPasskey } from './sign-in-page.tsx'
import { texts } from './words.ts'

/** What a member sees of themselves: roles, devices, passkeys, and every act of theirs. */
export function ownPage(site: Site, doors: OfficeDoors): void {
  site.get('/me', async (c) => {
    const desk = await deskOf(c, doors)
    return desk instanceof Response ? desk : showOwn(c, doors, desk)
  })

  site.post('/me/sessions/:id/end', async (c) => {
    const desk = await deskOf(c, doors)
    if (desk instanceof Response) return desk
    const { memberId } = desk.member
    await transaction(doors.database, async (database) => {
      const ended = await endStaffSessions(
        { ...doors, database },
        { memberId, id: idInAddress(c.req.param('id')) },
      )
      const line = { memberId, act: 'staff-session-ended', by: 'self', result: 'done' } as const
      if (ended > 0) await recordStaffAct(database, doors.clock, { ...line, ...originOf(c) })
    })
    return c.redirect('/me', 303)
  })

  site.post('/me/passkeys/options', async (c) => {
    const desk = await deskOf(c, doors)
    if (desk instanceof Response || !isFresh(desk, doors)) return c.json({ next: '/me' }, 409)
    return c.json(await offerStaffPasskey(doors, passkeySite(doors), desk.member))
  })

  site.post('/me/passkeys', async (c) => {
    const desk = await deskOf(c, doors)
    if (desk instanceof Response || !isFresh(desk, doors)) return c.json({ next: '/me' }, 409)
    const sent: unknown = await c.req.json().catch(() => null)
    const { memberId } = desk.member
    const answer = await addStaffPasskey(doors, passkeySite(doors), memberId, sent, originOf(c))
    return answer.kind === 'added' ? c.json({ next: '/me#passkeys' }) : refusedPasskey(c, answer.code)
  })

  site.post('/me/passkeys/:id/remove', async (c) => {
    const desk = await deskOf(c, doors)
    if (desk instanceof Response) return desk
    await removeStaffPasskey(doors, desk.member.memberId, c.req.param('id'), originOf(c))
    return c.redirect('/me#passkeys', 303)
  })
}

async function showOwn(c: SiteContext, doors: OfficeDoors, desk: Desk) {
  const language = languageOf(c)
  const t = texts(language)
  const { memberId } = desk.member
  const names = new Map((await listMembers(doors)).map((member) => [member.memberId, member.name]))
  return showPage(c, doors, {
    title: desk.member.name,
    width: 'wide',
    desk,
    scripts: ['passkey.js'],
    children: (
      <>
        <h1>{desk.member.name}</h1>
        <p class="lead">{roleNames(language, desk.member.roles)}</p>
        <Form action="/sign-out">
          <Button look="secondary" icon="sign-out">
            {t('own.sign-out')}
          </Button>
        </Form>
        <OwnSessions c={c} current={desk.session.id} sessions={await listStaffSessions(doors, memberId)} />
        <OwnPasskeys c={c} doors={doors} desk={desk} passkeys={await listStaffPasskeys(doors, memberId)} />
        <section class="section" aria-labelledby="acts">
          <h2 id="acts">{t('own.acts')}</h2>
          <Notice icon="history">
            <p>{t('own.acts.text')}</p>
          </Notice>
          <ActList
            language={language}
            acts={await listStaffActs(doors.database, [memberId], { limit: 50 })}
            names={names}
          />
        </section>
      </>
    ),
  })
}

type SessionsProps = {
  readonly c: SiteContext
  readonly current: string
  readonly sessions: readonly StaffSession[]
}

function OwnSessions({ c, current, sessions }: SessionsProps) {
  const language = languageOf(c)
  const t = texts(language)
  return (
    <section class="section" aria-labelledby="sessions">
      <h2 id="sessions">{t('own.sessions')}</h2>
      <p>{t('own.sessions.text')}</p>
      <SummaryList
        language={language}
        rows={sessions.map(({ id, device, lastSeenAt }) => ({
          name: device || '—',
          value:
            id === current ? (
              t('own.sessions.this')
            ) : (
              <Form action={`/me/sessions/${id}/end`} idempotencyKey={formKey()}>
                <p>{t('own.last-used', { at: writtenMoment(language, lastSeenAt) })}</p>
                <Button look="secondary">{t('own.sessions.end')}</Button>
              </Form>
            ),
        }))}
      />
    </section>
  )
}

type PasskeysProps = {
  readonly c: SiteContext
  readonly doors: OfficeDoors
  readonly desk: Desk
  readonly passkeys: readonly StaffPasskey[]
}

function OwnPasskeys({ c, doors, desk, passkeys }: PasskeysProps) {
  const language = languageOf(c)
  const t = texts(language)
  return (
    <section class="section" aria-labelledby="passkeys">
      <h2 id="passkeys">{t('own.passkeys')}</h2>
      <p>{t('own.passkeys.text')}</p>
      <SummaryList
        language={language}
        rows={passkeys.map(({ id, device, createdAt, lastUsedAt }) => ({
          name: device || '—',
          value: (
            <>
              <p>{t('own.last-used', { at: writtenMoment(language, lastUsedAt ?? createdAt) })}</p>
              {passkeys.length > 1 && (
                <Form action={`/me/passkeys/${id}/remove`} idempotencyKey={formKey()}>
                  <Button look="secondary">{t('own.passkeys.remove')}</Button>
                </Form>
              )}
            </>
          ),
        }))}
      />
      {isFresh(desk, doors) ? (
        <PasskeyButton c={c} doors={doors} makes options="/me/passkeys/options" answer="/me/passkeys">
          {t('own.passkeys.add')}
        </PasskeyButton>
      ) : (
        <p>{t('own.passkeys.sign-in-again')}</p>
      )}
    </section>
  )
}
