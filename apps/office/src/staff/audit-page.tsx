import { listStaffActs, verifyOperations } from '#modules/audit'
import { listMembers } from '#modules/staff'
import { Alert, Button, ButtonLink, ButtonRow, Form, Select } from '#platform/ui'
import { languageOf, type Site, type SiteContext } from '#platform/web'
import { type Desk, deskOf } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { ActList } from './act-list.tsx'
import { texts } from './words.ts'

const linesAPage = 50

/** Auditors read what all staff did, and let the chain of hashes be checked. */
export function auditPage(site: Site, doors: OfficeDoors): void {
  site.get('/audit', async (c) => {
    const desk = await deskOf(c, doors, 'auditor')
    return desk instanceof Response ? desk : showAudit(c, doors, desk)
  })
}

async function showAudit(c: SiteContext, doors: OfficeDoors, desk: Desk) {
  const language = languageOf(c)
  const t = texts(language)
  const members = await listMembers(doors)
  const names = new Map(members.map(({ memberId, name }) => [memberId, name]))
  const asked = c.req.query('member') ?? ''
  const shown = names.has(asked) ? [asked] : [...names.keys()]
  const page = Math.max(1, Math.min(10_000, Number.parseInt(c.req.query('page') ?? '1', 10) || 1))
  const acts = await listStaffActs(doors.database, shown, {
    limit: linesAPage + 1,
    skip: (page - 1) * linesAPage,
  })
  const addressOfPage = (number: number) =>
    `/audit?${new URLSearchParams({ member: asked, page: String(number) })}`
  return showPage(c, doors, {
    title: t('audit.title'),
    width: 'wide',
    desk,
    children: (
      <>
        <h1>{t('audit.title')}</h1>
        <p class="lead">{t('audit.lead')}</p>
        {c.req.query('verify') !== undefined && <ChainVerdict c={c} doors={doors} />}
        <Form method="get" action="/audit">
          <Select
            name="member"
            label={t('audit.member')}
            placeholder={t('audit.everybody')}
            value={asked}
            options={members.map(({ memberId, name }) => ({ value: memberId, label: name }))}
          />
          <ButtonRow>
            <Button look="secondary">{t('audit.show')}</Button>
            <Button look="quiet" name="verify" value="yes" icon="shield">
              {t('audit.verify')}
            </Button>
          </ButtonRow>
        </Form>
        <ActList language={language} acts={acts.slice(0, linesAPage)} names={names} showsWho />
        <ButtonRow>
          {page > 1 && (
            <ButtonLink look="secondary" href={addressOfPage(page - 1)}>
              {t('audit.newer')}
            </ButtonLink>
          )}
          {acts.length > linesAPage && (
            <ButtonLink look="secondary" href={addressOfPage(page + 1)}>
              {t('audit.older')}
            </ButtonLink>
          )}
        </ButtonRow>
      </>
    ),
  })
}

async function ChainVerdict({ c, doors }: { readonly c: SiteContext; readonly doors: OfficeDoors }) {
  const t = texts(languageOf(c))
  const verdict = await verifyOperations(doors.database)
  return verdict.kind === 'whole' ? (
    <Alert kind="success" live title={t('audit.whole', { lines: verdict.lines })} />
  ) : (
    <Alert kind="danger" live title={t('audit.broken', { number: verdict.number })} />
  )
}
