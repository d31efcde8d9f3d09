import { documentKinds } from '#modules/identity-documents'
import { listAutomaticApprovals, setAutomaticApproval } from '#modules/identity-proofing'
import { listMembers } from '#modules/staff'
import { transaction } from '#platform/database'
import { writtenMoment } from '#platform/texts'
import { Alert, Button, ButtonLink, Form, Notice, Table, Tag } from '#platform/ui'
import { formKey, languageOf, readForm, type Site, type SiteContext, WebError } from '#platform/web'
import { type Desk, deskOf, holds } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { noteAct } from './case-page.tsx'
import { texts } from './words.ts'

/** Which kinds of documents may be approved without a person; off until an administrator turns it on. */
export function settingsPage(site: Site, doors: OfficeDoors): void {
  site.get('/documents/settings', async (c) => {
    const desk = await deskOf(c, doors, 'administrator', 'senior-moderator')
    return desk instanceof Response ? desk : showSettings(c, doors, desk)
  })

  site.post('/documents/settings', async (c) => {
    const desk = await deskOf(c, doors, 'administrator')
    if (desk instanceof Response) return desk
    const form = await readForm(c)
    const kind = documentKinds.find((one) => one === form.kind)
    if (!kind) throw new WebError('unreadable-form')
    const enabled = form.enabled === 'yes'
    await transaction(doors.database, async (database) => {
      const change = { kind, enabled, changedBy: desk.member.memberId }
      await setAutomaticApproval(database, doors.clock, change)
      const reason = `${kind} ${enabled ? 'on' : 'off'}`
      await noteAct(c, { ...doors, database }, desk, 'automatic-approval-changed', { reason })
    })
    return c.redirect('/documents/settings?saved', 303)
  })
}

async function showSettings(c: SiteContext, doors: OfficeDoors, desk: Desk) {
  const language = languageOf(c)
  const t = texts(language)
  const names = new Map((await listMembers(doors)).map(({ memberId, name }) => [memberId, name]))
  const settings = await listAutomaticApprovals(doors.database)
  const mayChange = holds(desk.member, 'administrator')
  return showPage(c, doors, {
    title: t('settings.title'),
    desk,
    children: (
      <>
        <h1>{t('settings.title')}</h1>
        <p class="lead">{t('settings.lead')}</p>
        {c.req.query('saved') !== undefined && <Alert kind="success" live title={t('settings.saved')} />}
        <Table
          caption={t('settings.title')}
          captionHidden
          columns={(['kind', 'state', 'changed', 'change'] as const).map((name) => ({
            name: t(`settings.${name}`),
          }))}
          rows={settings.map(({ kind, enabled, changedBy, changedAt }) => [
            t(`kind.${kind}`),
            <Tag colour={enabled ? 'warning' : 'neutral'}>{t(enabled ? 'settings.on' : 'settings.off')}</Tag>,
            changedAt ? `${names.get(changedBy ?? '') ?? '—'}, ${writtenMoment(language, changedAt)}` : '—',
            mayChange ? (
              <Form action="/documents/settings" idempotencyKey={formKey()}>
                <input type="hidden" name="kind" value={kind} />
                <input type="hidden" name="enabled" value={enabled ? 'no' : 'yes'} />
                <Button look="secondary">
                  {t(enabled ? 'settings.turn-off' : 'settings.turn-on')}
                  <span class="ds-sr-only"> {t(`kind.${kind}`)}</span>
                </Button>
              </Form>
            ) : (
              '—'
            ),
          ])}
        />
        <Notice icon="shield">
          <p>{t('settings.rule')}</p>
        </Notice>
        <ButtonLink look="secondary" href="/documents/terms" icon="calendar">
          {t('terms.title')}
        </ButtonLink>
      </>
    ),
  })
}
