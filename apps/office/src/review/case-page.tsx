import { type ApplicationView, answerInWords, purposeWords, writtenMonth } from '#modules/applications'
import { readApprovals } from '#modules/approvals'
import { currentCalendar } from '#modules/reference'
import { type ChosenRow, writtenMoney } from '#modules/service-kit'
import { listMembers } from '#modules/staff'
import { type Language, writtenDay, writtenMoment } from '#platform/texts'
import {
  Alert,
  BackLink,
  Button,
  ButtonLink,
  ButtonRow,
  Form,
  type Moment,
  Select,
  SummaryList,
  Table,
  Tag,
  Timeline,
} from '#platform/ui'
import { formKey, languageOf, type Site, type SiteContext } from '#platform/web'
import { type Desk, deskOf, holds } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { DeskKeys } from '../moderation/desk-keys.tsx'
import { ApprovalTable } from './approval-table.tsx'
import { colleaguesFor } from './desk-moves.ts'
import { RiskTag } from './due.tsx'
import { reviewRoles } from './officer.ts'
import { openedHere } from './opened.ts'
import { whoseWords } from './queue-page.tsx'
import { riskOf } from './risk.ts'
import { texts } from './words.ts'

/** One application before an officer: what is asked, who has agreed, by when, and what may be done. */
export function casePage(site: Site, doors: OfficeDoors): void {
  site.get('/applications/:id{[0-9a-f-]{36}}', async (c) => {
    const desk = await deskOf(c, doors, ...reviewRoles)
    if (desk instanceof Response) return desk
    const view = await openedHere(c, doors, desk)
    return view instanceof Response ? view : showCase(c, doors, desk, view)
  })
}

type Shown = { readonly c: SiteContext; readonly doors: OfficeDoors; readonly desk: Desk }

async function showCase(c: SiteContext, doors: OfficeDoors, desk: Desk, view: ApplicationView) {
  const language = languageOf(c)
  const t = texts(language)
  const says = view.service.texts(language)
  const approvals = await readApprovals(doors.applications, view.id)
  const shown = { c, doors, desk }
  return showPage(c, doors, {
    title: `${view.writtenNumber}, ${says('name')}`,
    width: 'wide',
    desk,
    scripts: ['desk-keys.js'],
    children: (
      <>
        <BackLink language={language} href="/applications">
          {t('queue.title')}
        </BackLink>
        <p class="eyebrow">{t('case.number', { number: view.writtenNumber })}</p>
        <h1>{says('name')}</h1>
        <Told c={c} />
        {await Standing(shown, view)}
        <Moves desk={desk} view={view} language={language} />
        {Object.keys(view.service.form.steps).map((step) => (
          <StepFacts language={language} view={view} step={step} />
        ))}
        {approvals.length > 0 && <ApprovalTable language={language} approvals={approvals} />}
        <section class="section">
          <h2>{t('case.history')}</h2>
          <Timeline moments={momentsOf(language, view)} />
        </section>
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

function Told({ c }: { readonly c: SiteContext }) {
  const t = texts(languageOf(c))
  const told = (['taken', 'assigned', 'stale', 'moved'] as const).find(
    (word) => c.req.query(word) !== undefined,
  )
  if (!told) return null
  const kind = told === 'taken' || told === 'stale' ? 'warning' : 'success'
  return <Alert kind={kind} live title={t(`told.${told}`)} />
}

/** Where it stands, by when, why that day, and in whose hands. */
async function Standing({ c, doors, desk }: Shown, view: ApplicationView) {
  const language = languageOf(c)
  const t = texts(language)
  const says = view.service.texts(language)
  const calendar = await currentCalendar(doors.database)
  const names = new Map((await listMembers(doors)).map(({ memberId, name }) => [memberId, name]))
  const { due } = view
  return (
    <section class="section" aria-label={t('case.standing')}>
      <SummaryList
        language={language}
        rows={[
          { name: t('column.stage'), value: <Tag colour="accent">{says(`stage.${view.stage}`)}</Tag> },
          ...(due
            ? [
                {
                  name: t('column.due'),
                  value:
                    due.pausedWithDays === null ? (
                      <>
                        <time datetime={due.on}>{writtenDay(language, `${due.on}T12:00:00+05:00`)}</time>{' '}
                        <RiskTag language={language} risk={riskOf(due.at, doors.clock.now(), calendar)} />
                        <p class="hint">
                          {t('case.why', {
                            term: says(`term.${due.term}`),
                            count: due.workingDays,
                            from: writtenDay(language, `${due.countedFrom}T12:00:00+05:00`),
                            calendar: due.calendar,
                          })}
                          {!due.verified && ` ${t('case.unverified')}`}
                        </p>
                      </>
                    ) : (
                      t('case.paused', { count: due.pausedWithDays })
                    ),
                },
              ]
            : []),
          { name: t('column.officer'), value: whoseWords(language, view.assignedTo, names, desk) },
          ...(view.payer ? [{ name: t('case.payer'), value: `${view.payer.name}, ${view.payer.id}` }] : []),
        ]}
      />
      <Hands language={language} desk={desk} view={view} />
      {holds(desk.member, 'supervisor') && view.final === null && (
        <HandOver language={language} view={view} colleagues={await colleaguesFor(doors, view)} />
      )}
    </section>
  )
}

type HandsProps = { readonly language: Language; readonly desk: Desk; readonly view: ApplicationView }

/** Taking an application, or giving it back. */
function Hands({ language, desk, view }: HandsProps) {
  const t = texts(language)
  const { id, assignedTo, final, offered } = view
  const mayRelease =
    assignedTo === desk.member.memberId || (assignedTo !== null && holds(desk.member, 'supervisor'))
  if (final !== null || offered.length === 0) return null
  return (
    <ButtonRow>
      {assignedTo === null && (
        <Form action={`/applications/${id}/claim`} idempotencyKey={formKey()}>
          <Button id="claim" icon="check">
            {t('case.claim')}
          </Button>
        </Form>
      )}
      {mayRelease && (
        <Form action={`/applications/${id}/release`} idempotencyKey={formKey()}>
          <Button id="release" look="secondary">
            {t('case.release')}
          </Button>
        </Form>
      )}
    </ButtonRow>
  )
}

type HandOverProps = {
  readonly language: Language
  readonly view: ApplicationView
  readonly colleagues: readonly { readonly memberId: string; readonly name: string }[]
}

function HandOver({ language, view, colleagues }: HandOverProps) {
  const t = texts(language)
  const others = colleagues.filter(({ memberId }) => memberId !== view.assignedTo)
  if (others.length === 0) return null
  return (
    <Form action={`/applications/${view.id}/assign`} idempotencyKey={formKey()}>
      <Select
        name="officer"
        label={t('case.assign.to')}
        options={others.map(({ memberId, name }) => ({ value: memberId, label: name }))}
      />
      <Button look="secondary">{t('case.assign')}</Button>
    </Form>
  )
}

/** What this officer may do from here, once the application is in their hands. */
function Moves({ desk, view, language }: HandsProps) {
  const t = texts(language)
  const says = view.service.texts(language)
  if (view.offered.length === 0) return null
  if (view.assignedTo !== desk.member.memberId)
    return <p class="hint">{t(view.assignedTo === null ? 'case.take-first' : 'case.elsewhere')}</p>
  return (
    <section class="section" aria-labelledby="moves">
      <h2 id="moves">{t('case.moves')}</h2>
      <ButtonRow>
        {view.offered.map((move, place) => (
          <ButtonLink
            href={`/applications/${view.id}/moves/${move}`}
            look={place === 0 ? 'primary' : 'secondary'}
          >
            {says(`move.${move}`)}
          </ButtonLink>
        ))}
      </ButtonRow>
    </section>
  )
}

type StepProps = { readonly language: Language; readonly view: ApplicationView; readonly step: string }

function StepFacts({ language, view, step }: StepProps) {
  const says = view.service.texts(language)
  const { form } = view.service
  const given = (form.steps[step] ?? []).filter((id) => view.answers[id] !== undefined)
  return (
    <section class="section">
      <h2>{says(`step.${step}`)}</h2>
      {given.flatMap((id) => {
        const rows = view.answers[id]
        return typeof rows === 'object' ? [<Rows language={language} rows={rows} />] : []
      })}
      <SummaryList
        language={language}
        rows={given
          .filter((id) => typeof view.answers[id] === 'string')
          .map((id) => ({ name: says(`field.${id}`), value: answerInWords(view, id, language) }))}
      />
    </section>
  )
}

function Rows({ language, rows }: { readonly language: Language; readonly rows: readonly ChosenRow[] }) {
  const t = texts(language)
  const total = rows.reduce((sum, { refund }) => sum + BigInt(refund), 0n)
  return (
    <>
      <Table
        caption={t('rows.title', { count: rows.length })}
        columns={(['employee', 'payment', 'paid', 'refund', 'reference'] as const).map((name) => ({
          name: t(`rows.${name}`),
          numeric: name === 'paid' || name === 'refund',
        }))}
        rows={rows.map((row) => [
          <>
            {[row.surname, row.name, row.patronymic].filter(Boolean).join(' ')}
            <br />
            <span class="hint">{row.employeeIin}</span>
          </>,
          `${purposeWords(language, row.knp)}, ${writtenMonth(language, row.period)}`,
          `${writtenMoney(BigInt(row.paid))} ₸`,
          `${writtenMoney(BigInt(row.refund))} ₸`,
          `${row.reference}, ${writtenDay(language, `${row.paidOn}T12:00:00+05:00`)}`,
        ])}
      />
      <p>
        <strong>{t('rows.total', { sum: writtenMoney(total) })}</strong>
      </p>
    </>
  )
}

function momentsOf(language: Language, view: ApplicationView): readonly Moment[] {
  const t = texts(language)
  const says = view.service.texts(language)
  return view.journal.toReversed().map(({ move, at, by, values }) => ({
    at: { iso: at.toISOString(), text: writtenMoment(language, at) },
    title: says(`move.${move}.done`),
    text: [values.refusal && says(`refusal.${values.refusal}`), values.words, t(`maker.${by}`)]
      .filter(Boolean)
      .join(' · '),
  }))
}
