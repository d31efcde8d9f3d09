import { recordStaffAct, type StaffActKind } from '#modules/audit'
import { type DeskCase, type DeskPictureName, openCase, readCasePicture } from '#modules/identity-proofing'
import { writtenMoment } from '#platform/texts'
import { Button, Form, Notice, type Problem } from '#platform/ui'
import { formKey, languageOf, type Site, type SiteContext, WebError } from '#platform/web'
import { type Desk, deskOf, originOf } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { caseNumber } from './case-number.ts'
import type { TypedDecision } from './decision-form.ts'
import { DeskKeys } from './desk-keys.tsx'
import { Before, Evidence, FieldTable } from './evidence.tsx'
import { moderatorOf } from './moderator.ts'
import { pictureAddress, picturesOf } from './picture-address.ts'
import { Faces, Sides } from './pictures.tsx'
import { DueTag } from './queue-page.tsx'
import { caseKeys, VerdictForm } from './verdict-form.tsx'
import { texts } from './words.ts'

/** A case on the desk of whoever claimed it: everything side by side, and the verbs. */
export function casePage(site: Site, doors: OfficeDoors): void {
  site.get('/documents/:id{[0-9a-f-]{36}}', async (c) => {
    const desk = await deskOf(c, doors, 'moderator', 'senior-moderator')
    return desk instanceof Response ? desk : showCase(c, doors, desk, null, [])
  })

  picturesOf(site, doors, '/documents/:id', ({ member }, { id = '' }, name) =>
    readCasePicture(doors.documents, moderatorOf(member), id, name),
  )
}

/** Writes an act on a case into the history of the member. */
export async function noteAct(
  c: SiteContext,
  { database, clock }: Pick<OfficeDoors, 'database' | 'clock'>,
  { member }: Desk,
  act: StaffActKind,
  details: { readonly case?: string; readonly reason?: string },
): Promise<void> {
  await recordStaffAct(database, clock, {
    memberId: member.memberId,
    act,
    by: 'self',
    ...originOf(c),
    result: 'done',
    details,
  })
}

/** The case as this moderator may see it; whoever may not have it goes to the queue, which says so. */
export async function showCase(
  c: SiteContext,
  doors: OfficeDoors,
  desk: Desk,
  typed: TypedDecision | null,
  problems: readonly Problem[],
): Promise<Response> {
  const caseId = c.req.param('id') ?? ''
  const opened = await openCase(doors.documents, moderatorOf(desk.member), caseId)
  if (opened.kind === 'gone') throw new WebError('not-found')
  if (opened.kind !== 'opened') return c.redirect('/documents?taken', 303)
  await noteAct(c, doors, desk, 'case-opened', { case: caseNumber(caseId) })
  if (problems.length > 0) c.status(422)
  const t = texts(languageOf(c))
  return showPage(c, doors, {
    title: t('case.title', { number: caseNumber(caseId) }),
    width: 'wide',
    desk,
    hasProblems: problems.length > 0,
    scripts: ['desk-keys.js', 'zoom-picture.js', 'undo-decision.js'],
    children: <CaseView c={c} doors={doors} desk={desk} opened={opened} typed={typed} problems={problems} />,
  })
}

type ViewProps = {
  readonly c: SiteContext
  readonly doors: OfficeDoors
  readonly desk: Desk
  readonly opened: DeskCase
  readonly typed: TypedDecision | null
  readonly problems: readonly Problem[]
}

function CaseView({ c, doors, desk, opened, typed, problems }: ViewProps) {
  const language = languageOf(c)
  const addressOf = (name: DeskPictureName) =>
    pictureAddress(doors, desk, `/documents/${opened.caseId}`, name)
  const parts = { language, opened, addressOf }
  return (
    <>
      <CaseHead c={c} doors={doors} opened={opened} />
      <Before {...parts} />
      <div class="desk-case">
        <Sides {...parts} marks />
        <div class="desk-facts">
          <Faces {...parts} />
          <FieldTable {...parts} />
          <Evidence {...parts} />
        </div>
        <VerdictForm language={language} opened={opened} typed={typed} problems={problems} />
      </div>
      <DeskKeys language={language} keys={caseKeys} />
    </>
  )
}

function CaseHead({ c, doors, opened }: Pick<ViewProps, 'c' | 'doors' | 'opened'>) {
  const language = languageOf(c)
  const t = texts(language)
  const { caseId, document, lane, dueAt, submittedAt, claimedUntil } = opened
  const done = c.req.query('done')
  return (
    <header class="desk-head">
      <div>
        <h1>{t('case.title', { number: caseNumber(caseId) })}</h1>
        <p>
          {t(`kind.${document}`)} · {t(`lane.${lane}`)}
          {submittedAt && ` · ${t('case.sent', { at: writtenMoment(language, submittedAt) })}`}
        </p>
        {done && <p role="status">{t('queue.done', { number: done })}</p>}
      </div>
      <div class="desk-head-end">
        <DueTag language={language} dueAt={dueAt} now={doors.clock.now()} />
        {claimedUntil && (
          <span class="hint">{t('case.claimed-until', { at: writtenMoment(language, claimedUntil) })}</span>
        )}
        <Form action={`/documents/${caseId}/release`} idempotencyKey={formKey()}>
          <Button look="quiet" id="release">
            {t('case.release')} <kbd>S</kbd>
          </Button>
        </Form>
        <a class="ds-link" href="/documents" id="to-queue">
          {t('queue.title')} <kbd>Q</kbd>
        </a>
      </div>
      <Notice icon="eye">
        <p>{t('case.seen')}</p>
      </Notice>
    </header>
  )
}
