import { listMembers, listProposals, type Member, type Proposal } from '#modules/staff'
import { type Language, writtenMoment } from '#platform/texts'
import { Alert, Button, ButtonLink, ButtonRow, Card, EmptyState, Form, Table, Tag } from '#platform/ui'
import { formKey, languageOf, type Site, type SiteContext } from '#platform/web'
import { type Desk, deskOf, holds } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { roleNames } from './role-names.ts'
import { texts } from './words.ts'

/** Who works here, and the changes that wait for a second pair of eyes. */
export function staffPage(site: Site, doors: OfficeDoors): void {
  site.get('/staff', async (c) => {
    const desk = await deskOf(c, doors, 'administrator', 'auditor')
    return desk instanceof Response ? desk : showStaff(c, doors, desk)
  })
}

async function showStaff(c: SiteContext, doors: OfficeDoors, desk: Desk) {
  const language = languageOf(c)
  const t = texts(language)
  const [members, proposals] = [await listMembers(doors), await listProposals(doors)]
  const names = new Map(members.map(({ memberId, name }) => [memberId, name]))
  const open = proposals.filter(({ state }) => state === 'open')
  const refused = refusals.find((code) => code === c.req.query('refused'))
  const mayChange = holds(desk.member, 'administrator')
  return showPage(c, doors, {
    title: t('staff.title'),
    width: 'wide',
    desk,
    children: (
      <>
        <h1>{t('staff.title')}</h1>
        <p class="lead">{t('staff.lead')}</p>
        {refused && <Alert kind="warning" live title={t(`refused.${refused}`)} />}
        {mayChange && (
          <ButtonLink href="/staff/new" icon="plus">
            {t('staff.invite')}
          </ButtonLink>
        )}
        <section class="section" aria-labelledby="proposals">
          <h2 id="proposals">{t('proposals.title')}</h2>
          {open.length === 0 && <EmptyState icon="check-circle" titleLevel={3} title={t('proposals.none')} />}
          {open.map((proposal) => (
            <OpenProposal language={language} proposal={proposal} names={names} desk={desk} />
          ))}
        </section>
        <MemberTable language={language} members={members} mayChange={mayChange} />
        <DecidedProposals
          language={language}
          proposals={proposals.filter(({ state }) => state !== 'open')}
          names={names}
        />
      </>
    ),
  })
}

/** Why a change was not made, as the address of the page names it. */
export const refusals = [
  'own-proposal',
  'last-administrators',
  'open-proposal',
  'not-open',
  'no-change',
  'unknown-member',
  'iin-missing',
  'iin-taken',
  'not-administrator',
  'no-roles',
  'joined-already',
] as const

type ProposalProps = {
  readonly language: Language
  readonly proposal: Proposal
  readonly names: ReadonlyMap<string, string>
  readonly desk: Desk
}

function OpenProposal({ language, proposal, names, desk }: ProposalProps) {
  const t = texts(language)
  const { id, kind, memberId, proposedBy, proposedAt } = proposal
  const own = [memberId, proposedBy].includes(desk.member.memberId)
  return (
    <Card titleLevel={3} title={`${t(`proposal.${kind}`)}: ${names.get(memberId) ?? '—'}`}>
      <p>{changeInWords(language, proposal)}</p>
      <p class="hint">
        {t('proposals.by', {
          name: names.get(proposedBy) ?? '—',
          at: writtenMoment(language, proposedAt),
        })}
      </p>
      {holds(desk.member, 'administrator') && (
        <Form action={`/staff/proposals/${id}`} idempotencyKey={formKey()}>
          <ButtonRow>
            {!own && (
              <>
                <Button name="verdict" value="approve" icon="check">
                  {t('proposals.approve')}
                </Button>
                <Button name="verdict" value="refuse" look="secondary">
                  {t('proposals.refuse')}
                </Button>
              </>
            )}
            {proposedBy === desk.member.memberId && (
              <Button name="verdict" value="withdraw" look="secondary">
                {t('proposals.withdraw')}
              </Button>
            )}
          </ButtonRow>
          {own && <p class="hint">{t('proposals.own')}</p>}
        </Form>
      )}
    </Card>
  )
}

type TableProps = {
  readonly language: Language
  readonly members: readonly Member[]
  readonly mayChange: boolean
}

const stateColours = {
  proposed: 'warning',
  invited: 'info',
  active: 'success',
  deactivated: 'neutral',
} as const

function MemberTable({ language, members, mayChange }: TableProps) {
  const t = texts(language)
  return (
    <section class="section" aria-labelledby="members">
      <h2 id="members">{t('members.title')}</h2>
      <Table
        caption={t('members.title')}
        captionHidden
        columns={[{ name: t('member.name') }, { name: t('member.roles') }, { name: t('member.state') }]}
        rows={members.map((member) => [
          mayChange && member.state !== 'deactivated' ? (
            <a class="ds-link" href={`/staff/${member.memberId}`}>
              {member.name}
            </a>
          ) : (
            member.name
          ),
          roleNames(language, member.roles),
          <Tag colour={stateColours[member.state]}>{t(`state.${member.state}`)}</Tag>,
        ])}
      />
    </section>
  )
}

type DecidedProps = {
  readonly language: Language
  readonly proposals: readonly Proposal[]
  readonly names: ReadonlyMap<string, string>
}

function DecidedProposals({ language, proposals, names }: DecidedProps) {
  const t = texts(language)
  if (proposals.length === 0) return null
  return (
    <section class="section" aria-labelledby="decided">
      <h2 id="decided">{t('decided.title')}</h2>
      <Table
        caption={t('decided.title')}
        captionHidden
        columns={[
          { name: t('decided.what') },
          { name: t('decided.proposed') },
          { name: t('decided.outcome') },
        ]}
        rows={proposals.map((proposal) => [
          `${names.get(proposal.memberId) ?? '—'}: ${changeInWords(language, proposal)}`,
          names.get(proposal.proposedBy) ?? '—',
          t(`decided.${proposal.state === 'open' ? 'withdrawn' : proposal.state}`, {
            name: names.get(proposal.decidedBy ?? '') ?? '—',
            at: proposal.decidedAt ? writtenMoment(language, proposal.decidedAt) : '',
          }),
        ])}
      />
    </section>
  )
}

function changeInWords(language: Language, { kind, rolesBefore, rolesAfter }: Proposal): string {
  const t = texts(language)
  const after = roleNames(language, rolesAfter)
  if (kind === 'roles') return t('proposal.roles.text', { before: roleNames(language, rolesBefore), after })
  return kind === 'invitation' ? t('proposal.invitation.text', { roles: after }) : t(`proposal.${kind}.text`)
}
