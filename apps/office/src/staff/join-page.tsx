import { findInvitation, joinStaff, type Member, offerJoining } from '#modules/staff'
import { writtenMoment } from '#platform/texts'
import { ButtonLink, EmptyState, SummaryList } from '#platform/ui'
import { languageOf, type Site, type SiteContext } from '#platform/web'
import { originOf, sitDown } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { PasskeyButton } from './passkey-button.tsx'
import { passkeySite } from './passkey-site.ts'
import { roleNames } from './role-names.ts'
import { refusedPasskey } from './sign-in-page.tsx'
import { texts } from './words.ts'

/** Where a link of an invitation leads: the new colleague makes a passkey and is in. */
export function joinPage(site: Site, doors: OfficeDoors): void {
  site.get('/join/:token', async (c) => {
    const invitation = await findInvitation(doors, c.req.param('token'))
    return invitation
      ? showInvitation(c, doors, invitation.member, invitation.expiresAt)
      : showSpentLink(c, doors)
  })

  site.post('/join/:token/options', async (c) => {
    const options = await offerJoining(doors, passkeySite(doors), c.req.param('token'))
    return options ? c.json(options) : lookAgain(c)
  })

  site.post('/join/:token', async (c) => {
    const sent: unknown = await c.req.json().catch(() => null)
    const { device } = originOf(c)
    const entry = await joinStaff(doors, passkeySite(doors), c.req.param('token'), sent, device)
    if (entry.kind === 'entered') {
      sitDown(c, doors, entry.token)
      return c.json({ next: '/?joined' })
    }
    return entry.code === 'invitation' ? lookAgain(c) : refusedPasskey(c, entry.code)
  })
}

function showInvitation(c: SiteContext, doors: OfficeDoors, member: Member, until: Date) {
  const language = languageOf(c)
  const t = texts(language)
  const address = `/join/${c.req.param('token')}`
  return showPage(c, doors, {
    title: t('join.title'),
    width: 'question',
    scripts: ['passkey.js'],
    children: (
      <>
        <h1>{t('join.title')}</h1>
        <p class="lead">{t('join.lead')}</p>
        <SummaryList
          language={language}
          rows={[
            { name: t('member.name'), value: member.name },
            { name: t('member.roles'), value: roleNames(language, member.roles) },
            { name: t('join.until'), value: writtenMoment(language, until) },
          ]}
        />
        <p>{t('join.not-you')}</p>
        <PasskeyButton c={c} doors={doors} makes options={`${address}/options`} answer={address}>
          {t('join.go')}
        </PasskeyButton>
      </>
    ),
  })
}

function showSpentLink(c: SiteContext, doors: OfficeDoors) {
  const t = texts(languageOf(c))
  c.status(410)
  return showPage(c, doors, {
    title: t('join.spent'),
    children: (
      <EmptyState
        icon="link"
        title={t('join.spent')}
        action={<ButtonLink href="/sign-in">{t('sign-in.title')}</ButtonLink>}
      >
        <p>{t('join.spent.text')}</p>
      </EmptyState>
    ),
  })
}

/** The page of the link itself says what has become of it. */
function lookAgain(c: SiteContext): Response {
  return c.json({ next: `/join/${c.req.param('token')}` }, 409)
}
