import {
  decideProposal,
  type Invitation,
  isRole,
  type Member,
  makeInvitation,
  proposeChange,
  readMember,
  roles,
  StaffError,
  type WantedChange,
  withdrawProposal,
} from '#modules/staff'
import { writtenMoment } from '#platform/texts'
import { Alert, BackLink, Button, ButtonRow, CheckboxGroup, Form, Notice, TextField } from '#platform/ui'
import {
  formKey,
  idInAddress,
  languageOf,
  readChoices,
  readForm,
  type Site,
  type SiteContext,
  WebError,
} from '#platform/web'
import { type Desk, deskOf, originOf } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { refusals } from './staff-page.tsx'
import { texts } from './words.ts'

/** What an administrator may propose about one colleague, and the decisions on what others proposed. */
export function memberPage(site: Site, doors: OfficeDoors): void {
  site.get('/staff/:id', async (c) => {
    const desk = await deskOf(c, doors, 'administrator')
    if (desk instanceof Response) return desk
    return showMember(c, doors, desk, await memberOf(c, doors))
  })

  site.post('/staff/:id/change', async (c) => {
    const desk = await deskOf(c, doors, 'administrator')
    if (desk instanceof Response) return desk
    const { memberId } = await memberOf(c, doors)
    const wanted = await wantedChange(c, memberId)
    if (!wanted) return c.redirect(`/staff/${memberId}?refused=no-roles`, 303)
    return orRefusal(c, `/staff/${memberId}`, () => proposeChange(doors, desk.member, wanted, originOf(c)))
  })

  site.post('/staff/:id/link', async (c) => {
    const desk = await deskOf(c, doors, 'administrator')
    if (desk instanceof Response) return desk
    const member = await memberOf(c, doors)
    if (member.state !== 'invited') return c.redirect(`/staff/${member.memberId}?refused=joined-already`, 303)
    return showLink(c, doors, desk, await makeInvitation(doors, desk.member, member.memberId, originOf(c)))
  })

  site.post('/staff/proposals/:id', async (c) => {
    const desk = await deskOf(c, doors, 'administrator')
    if (desk instanceof Response) return desk
    const { verdict = '' } = await readForm(c)
    const id = idInAddress(c.req.param('id'))
    return orRefusal(c, '/staff', () => {
      if (verdict === 'withdraw') return withdrawProposal(doors, desk.member, id, originOf(c))
      const said = verdict === 'approve' ? 'approve' : 'refuse'
      return decideProposal(doors, desk.member, id, said, originOf(c))
    })
  })
}

async function memberOf(c: SiteContext, doors: OfficeDoors): Promise<Member> {
  const member = await readMember(doors, idInAddress(c.req.param('id')))
  if (!member) throw new WebError('not-found')
  return member
}

async function wantedChange(c: SiteContext, memberId: string): Promise<WantedChange | null> {
  const { change } = await readForm(c)
  if (change === 'deactivation' || change === 'new-access') return { kind: change, memberId }
  const chosen = (await readChoices(c, 'roles')).filter(isRole)
  return chosen.length > 0 ? { kind: 'roles', memberId, roles: chosen } : null
}

/** Does it and goes to the list of staff; a refusal is told on the page it came from. */
async function orRefusal(c: SiteContext, page: string, work: () => Promise<unknown>): Promise<Response> {
  try {
    await work()
    return c.redirect('/staff', 303)
  } catch (error) {
    if (!(error instanceof StaffError)) throw error
    return c.redirect(`${page}?refused=${error.code}`, 303)
  }
}

function showMember(c: SiteContext, doors: OfficeDoors, desk: Desk, member: Member) {
  const language = languageOf(c)
  const t = texts(language)
  const action = `/staff/${member.memberId}/change`
  const refused = refusals.find((code) => code === c.req.query('refused'))
  return showPage(c, doors, {
    title: member.name,
    width: 'question',
    desk,
    children: (
      <>
        <BackLink language={language} href="/staff" />
        <h1>{member.name}</h1>
        {refused && <Alert kind="warning" live title={t(`refused.${refused}`)} />}
        <Notice icon="users">
          <p>{t('change.four-eyes')}</p>
        </Notice>
        {member.state === 'invited' && (
          <Form action={`/staff/${member.memberId}/link`}>
            <p>{t('change.link.text')}</p>
            <Button icon="link">{t('change.link')}</Button>
          </Form>
        )}
        {['invited', 'active'].includes(member.state) && (
          <>
            <Form action={action} idempotencyKey={formKey()}>
              <CheckboxGroup
                name="roles"
                label={t('member.roles')}
                values={member.roles}
                choices={roles.map((role) => ({
                  value: role,
                  label: t(`role.${role}`),
                  hint: t(`role.${role}.may`),
                }))}
              />
              <Button>{t('change.roles')}</Button>
            </Form>
            <Form action={action} idempotencyKey={formKey()}>
              <p>{t('change.or')}</p>
              <ButtonRow>
                <Button look="secondary" name="change" value="new-access" icon="key">
                  {t('change.new-access')}
                </Button>
                <Button look="danger" name="change" value="deactivation">
                  {t('change.deactivation')}
                </Button>
              </ButtonRow>
            </Form>
          </>
        )}
      </>
    ),
  })
}

function showLink(c: SiteContext, doors: OfficeDoors, desk: Desk, invitation: Invitation) {
  const language = languageOf(c)
  const t = texts(language)
  return showPage(c, doors, {
    title: t('link.title'),
    width: 'question',
    desk,
    children: (
      <>
        <BackLink language={language} href="/staff" />
        <h1>{t('link.title')}</h1>
        <p class="lead">
          {t('link.lead', { name: invitation.name, until: writtenMoment(language, invitation.expiresAt) })}
        </p>
        <TextField
          name="link"
          label={t('link.label')}
          readonly
          value={`${doors.origin}/join/${invitation.token}`}
        />
        <Alert kind="warning" title={t('link.once')}>
          <p>{t('link.once.text')}</p>
        </Alert>
      </>
    ),
  })
}
