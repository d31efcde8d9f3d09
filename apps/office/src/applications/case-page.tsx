import {
  type ApplicationView,
  answerInWords,
  claimApplication,
  noteOfficerLook,
  purposeWords,
  releaseApplication,
  writtenMonth,
} from '#modules/applications'
import { type ApprovalView, readApprovals } from '#modules/approvals'
import { type Attachment, listAttachments, readAttachment, scanInWords } from '#modules/attachments'
import { writtenMoney } from '#modules/service-kit'
import { type Language, writtenDay, writtenMoment } from '#platform/texts'
import {
  Alert,
  BackLink,
  Button,
  ButtonRow,
  Form,
  type Problem,
  SummaryList,
  Table,
  Tag,
  Timeline,
} from '#platform/ui'
import { formKey, idInAddress, languageOf, type Site, type SiteContext, WebError } from '#platform/web'
import { type Desk, deskOf, holds } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { DeskKeys } from '../moderation/desk-keys.tsx'
import { colleaguesFor, HandOver } from './hand-over.tsx'
import { MoveForms } from './move-forms.tsx'
import { applicationOfficers } from './officer.ts'
import { RiskTag } from './risk-tag.tsx'
import { viewOf } from './view-of.ts'
import { texts } from './words.ts'

/** An application on the desk: what is asked, by whom, who agreed, and what an officer may do with it. */
export function casePage(site: Site, doors: OfficeDoors): void {
  site.get('/applications/:id{[0-9a-f-]{36}}', async (c) => {
    const desk = await deskOf(c, doors, ...applicationOfficers)
    if (desk instanceof Response) return desk
    const view = await viewOf(c, doors, desk)
    await noteOfficerLook(doors.applications, view)
    return showCase(c, doors, desk, view, [])
  })

  site.post('/applications/:id{[0-9a-f-]{36}}/claim', async (c) => {
    const desk = await deskOf(c, doors, ...applicationOfficers)
    if (desk instanceof Response) return desk
    const view = await viewOf(c, doors, desk)
    const taken = await claimApplication(doors.applications, desk.member.memberId, view.id)
    return c.redirect(`/applications/${view.id}${taken ? '' : '?held'}`, 303)
  })

  site.post('/applications/:id{[0-9a-f-]{36}}/release', async (c) => {
    const desk = await deskOf(c, doors, ...applicationOfficers)
    if (desk instanceof Response) return desk
    const { id, assignedTo } = await viewOf(c, doors, desk)
    // A supervisor puts back what somebody on leave holds.
    const held = holds(desk.member, 'supervisor') ? (assignedTo ?? undefined) : desk.member.memberId
    await releaseApplication(doors.applications, desk.member.memberId, id, held)
    return c.redirect(`/applications/${id}`, 303)
  })

  site.get('/applications/:id{[0-9a-f-]{36}}/files/:file', async (c) => {
    const desk = await deskOf(c, doors, ...applicationOfficers)
    if (desk instanceof Response) return desk
    const { id, personId } = await viewOf(c, doors, desk)
    const file = await readAttachment(doors, {
      ...{ personId, applicationId: id },
      id: idInAddress(c.req.param('file')),
    })
    if (!file) throw new WebError('not-found')
    c.header('content-type', file.mediaType)
    c.header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    return c.body(new Uint8Array(file.bytes))
  })
}

/** The whole case; `problems` are of a move that could not be made. */
export async function showCase(
  c: SiteContext,
  doors: OfficeDoors,
  desk: Desk,
  view: ApplicationView,
  problems: readonly Problem[],
  typed: Readonly<Record<string, string>> = {},
) {
  const language = languageOf(c)
  const t = texts(language)
  const words = view.service.texts(language)
  const { applications: room } = doors
  const of = { personId: view.personId, applicationId: view.id }
  const [approvals, files, calendar] = await Promise.all([
    readApprovals(room, view.id),
    listAttachments(doors, of),
    room.doors.calendar(room.database),
  ])
  const colleagues = holds(desk.member, 'supervisor') ? await colleaguesFor(doors, view) : []
  const isMine = view.assignedTo === desk.member.memberId
  return showPage(c, doors, {
    title: `${view.writtenNumber} · ${words('name')}`,
    width: 'wide',
    desk,
    scripts: ['desk-keys.js'],
    hasProblems: problems.length > 0,
    children: (
      <>
        <BackLink language={language} href="/applications">
          {t('queue.title')}
        </BackLink>
        <header class="desk-head">
          <div>
            <p class="eyebrow">{view.writtenNumber}</p>
            <h1>{words('name')}</h1>
          </div>
          <div class="desk-head-end">
            <Tag colour={view.final === null ? 'accent' : 'neutral'}>{words(`stage.${view.stage}`)}</Tag>
            {view.due && (
              <RiskTag language={language} dueAt={view.due.at} now={doors.clock.now()} calendar={calendar} />
            )}
          </div>
        </header>
        {c.req.query('held') !== undefined && !isMine && <Alert kind="warning" live title={t('case.held')} />}
        {c.req.query('handed') !== undefined && <Alert kind="success" live title={t('case.handed')} />}
        <div class="desk-ticket">
          <div class="desk-facts">
            <Answers view={view} language={language} />
            <Approvals approvals={approvals} language={language} />
            <Files view={view} files={files} language={language} />
          </div>
          <div class="desk-facts">
            <Holder view={view} desk={desk} language={language} />
            {holds(desk.member, 'supervisor') && view.final === null && (
              <HandOver view={view} language={language} colleagues={colleagues} />
            )}
            {isMine && view.final === null && (
              <MoveForms view={view} language={language} problems={problems} typed={typed} />
            )}
            <History view={view} language={language} />
          </div>
        </div>
        <DeskKeys
          language={language}
          keys={[
            ['KeyT', '#claim', 'keys.take'],
            ['KeyR', '#release', 'keys.release'],
            ['KeyQ', '.back-link', 'keys.queue'],
          ]}
        />
      </>
    ),
  })
}

type Props = { readonly view: ApplicationView; readonly language: Language }

function Answers({ view, language }: Props) {
  const t = texts(language)
  const words = view.service.texts(language)
  const shown = { ...view, answers: view.handedIn ?? view.answers }
  const fields = Object.values(view.service.form.steps).flat()
  const rows = fields.flatMap((id) => {
    const answer = shown.answers[id]
    return typeof answer === 'object' ? answer : []
  })
  const total = rows.reduce((sum, { refund }) => sum + BigInt(refund), 0n)
  return (
    <>
      <SummaryList
        language={language}
        rows={fields
          .filter((id) => typeof shown.answers[id] === 'string')
          .map((id) => ({ name: words(`field.${id}`), value: answerInWords(shown, id, language) }))}
      />
      {rows.length > 0 && (
        <Table
          caption={t('case.rows', { total: writtenMoney(total) })}
          columns={[
            { name: t('column.person') },
            { name: t('column.payment') },
            { name: t('column.paid'), numeric: true },
            { name: t('column.refund'), numeric: true },
          ]}
          rows={rows.map((row) => [
            `${[row.surname, row.name, row.patronymic].filter(Boolean).join(' ')}, ${row.employeeIin}`,
            `${purposeWords(language, row.knp)}, ${writtenMonth(language, row.period)}`,
            `${writtenMoney(BigInt(row.paid))} ₸`,
            `${writtenMoney(BigInt(row.refund))} ₸`,
          ])}
        />
      )}
    </>
  )
}

function Approvals({
  approvals,
  language,
}: {
  readonly approvals: readonly ApprovalView[]
  readonly language: Language
}) {
  const t = texts(language)
  if (approvals.length === 0) return null
  return (
    <Table
      caption={t('case.approvals')}
      columns={[{ name: t('column.person') }, { name: t('column.answer') }, { name: t('column.hash') }]}
      rows={approvals.map(({ name, iin, state, stateAt, sha256 }) => [
        `${name}, ${iin}`,
        `${t(`approval.${state}`)}, ${writtenMoment(language, stateAt)}`,
        <code title={sha256 ?? ''}>{sha256 ? `${sha256.slice(0, 16)}…` : '–'}</code>,
      ])}
    />
  )
}

function Files({ view, files, language }: Props & { readonly files: readonly Attachment[] }) {
  const t = texts(language)
  if (files.length === 0) return <p class="hint">{t('case.no-files')}</p>
  return (
    <Table
      caption={t('case.files')}
      columns={[{ name: t('column.document') }, { name: t('column.file') }, { name: t('column.scan') }]}
      rows={files.map(({ id, document, name, scan }) => [
        view.service.texts(language)(`document.${document}`),
        <a class="ds-link" href={`/applications/${view.id}/files/${id}`}>
          {name}
        </a>,
        scanInWords(language, scan),
      ])}
    />
  )
}

/** Who works on it: nobody decides on what somebody else holds. */
function Holder({ view, desk, language }: Props & { readonly desk: Desk }) {
  const t = texts(language)
  const { memberId } = desk.member
  if (view.final !== null) return null
  const at = `/applications/${view.id}`
  if (view.assignedTo === null)
    return (
      <Form action={`${at}/claim`} idempotencyKey={formKey()}>
        <Button id="claim" icon="check">
          {t('case.claim')}
        </Button>
      </Form>
    )
  const mayRelease = view.assignedTo === memberId || holds(desk.member, 'supervisor')
  return (
    <ButtonRow>
      <p>{t(view.assignedTo === memberId ? 'case.yours' : 'case.held')}</p>
      {mayRelease && (
        <Form action={`${at}/release`} idempotencyKey={formKey()}>
          <Button id="release" look="quiet">
            {t('case.release')}
          </Button>
        </Form>
      )}
    </ButtonRow>
  )
}

function History({ view, language }: Props) {
  const t = texts(language)
  const words = view.service.texts(language)
  return (
    <section>
      <h2>{t('case.history')}</h2>
      {view.due && (
        <p class="hint">
          {t('case.due', {
            day: writtenDay(language, `${view.due.on}T12:00:00+05:00`),
            term: words(`term.${view.due.term}`),
            days: view.due.workingDays,
            from: writtenDay(language, `${view.due.countedFrom}T12:00:00+05:00`),
            calendar: view.due.calendar,
          })}
          {!view.due.verified && ` ${t('case.unverified')}`}
        </p>
      )}
      <Timeline
        moments={[...view.journal].reverse().map(({ at, move, values }) => ({
          at: { iso: at.toISOString(), text: writtenMoment(language, at) },
          title: words(`move.${move}.done`),
          text: [values.refusal && words(`refusal.${values.refusal}`), values.words]
            .filter(Boolean)
            .join(' · '),
        }))}
      />
    </section>
  )
}
