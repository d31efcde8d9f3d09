import { type Queue, readQueue } from '#modules/identity-proofing'
import { listProposals } from '#modules/staff'
import { Alert, ButtonLink, CardGrid, Hero, LinkCard, Tag } from '#platform/ui'
import { languageOf, type Site, type SiteContext } from '#platform/web'
import { applicationOfficers } from '../applications/officer.ts'
import { type Desk, deskHere, holds } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { moderatorOf } from '../moderation/index.ts'
import { paymentReaders } from '../payments/note-act.ts'
import { referenceReaders } from '../reference/facts.ts'
import { texts } from '../words.ts'

/** A visitor's way in, or the desk of a member of staff with what waits for them. */
export function homePage(site: Site, doors: OfficeDoors): void {
  site.get('/', async (c) => {
    const desk = await deskHere(c, doors)
    return desk ? showDesk(c, doors, desk) : showReception(c, doors)
  })
}

function showReception(c: SiteContext, doors: OfficeDoors) {
  const t = texts(languageOf(c))
  return showPage(c, doors, {
    title: t('site.name'),
    children: (
      <>
        <Hero
          title={t('home.title')}
          lead={t('home.lead')}
          actions={
            <ButtonLink look="gold" href="/visit" icon="building">
              {t('home.visit')}
            </ButtonLink>
          }
        />
        <section class="section" aria-labelledby="staff">
          <h2 id="staff">{t('home.staff')}</h2>
          <p>{t('home.staff.text')}</p>
          <ButtonLink look="secondary" href="/sign-in" icon="passkey">
            {t('home.staff.go')}
          </ButtonLink>
        </section>
      </>
    ),
  })
}

async function showDesk(c: SiteContext, doors: OfficeDoors, desk: Desk) {
  const t = texts(languageOf(c))
  const { name, memberId } = desk.member
  const seesStaff = holds(desk.member, 'administrator', 'auditor')
  const proposals = seesStaff ? await listProposals(doors) : []
  const waiting = proposals.filter(
    ({ state, proposedBy, memberId: about }) =>
      state === 'open' && proposedBy !== memberId && about !== memberId,
  )
  const moderates = holds(desk.member, 'moderator', 'senior-moderator')
  const counts = moderates ? await countCases(doors.documents, desk) : null
  return showPage(c, doors, {
    title: t('desk.title'),
    desk,
    children: (
      <>
        <h1>{t('desk.greeting', { name })}</h1>
        {c.req.query('joined') !== undefined && (
          <Alert kind="success" live title={t('desk.joined')}>
            <p>{t('desk.joined.text')}</p>
          </Alert>
        )}
        <CardGrid>
          {holds(desk.member, ...applicationOfficers) && (
            <LinkCard
              href="/applications"
              icon="document"
              title={t('place.applications')}
              text={t('desk.applications')}
            />
          )}
          {counts && (
            <LinkCard
              href="/documents"
              icon="id-card"
              title={t('place.documents')}
              text={t('desk.documents', { count: counts.first + counts.appeal + counts.escalated })}
              mark={<QueueMarks c={c} counts={counts} />}
            />
          )}
          {seesStaff && (
            <LinkCard
              href="/staff"
              icon="users"
              title={t('place.staff')}
              text={t('desk.staff')}
              mark={
                holds(desk.member, 'administrator') && waiting.length > 0 ? (
                  <Tag colour="warning">{t('desk.waiting', { count: waiting.length })}</Tag>
                ) : undefined
              }
            />
          )}
          {holds(desk.member, 'support') && (
            <LinkCard href="/support" icon="message" title={t('place.support')} text={t('desk.support')} />
          )}
          {holds(desk.member, ...paymentReaders) && (
            <LinkCard href="/payments" icon="wallet" title={t('place.payments')} text={t('desk.payments')} />
          )}
          {holds(desk.member, ...referenceReaders) && (
            <LinkCard
              href="/reference"
              icon="calendar"
              title={t('place.reference')}
              text={t('desk.reference')}
            />
          )}
          {holds(desk.member, 'auditor') && (
            <LinkCard href="/audit" icon="history" title={t('place.audit')} text={t('desk.audit')} />
          )}
          <LinkCard href="/me" icon="user" title={t('desk.me')} text={t('desk.me.text')} />
        </CardGrid>
      </>
    ),
  })
}

async function countCases(documents: OfficeDoors['documents'], { member }: Desk) {
  return (await readQueue(documents, moderatorOf(member), {}, { limit: 1 })).counts
}

function QueueMarks({ c, counts }: { readonly c: SiteContext; readonly counts: Queue['counts'] }) {
  const t = texts(languageOf(c))
  return (
    <>
      {counts.late > 0 && (
        <Tag colour="danger" icon="error">
          {t('desk.late', { count: counts.late })}
        </Tag>
      )}
      {counts.mine > 0 && <Tag colour="accent">{t('desk.mine', { count: counts.mine })}</Tag>}
    </>
  )
}
