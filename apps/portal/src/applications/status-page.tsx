import {
  ApplicationError,
  type ApplicationView,
  type DueView,
  makeMove,
  readApplication,
} from '#modules/applications'
import { readApprovals } from '#modules/approvals'
import { type Language, writtenDay, writtenMoment } from '#platform/texts'
import {
  Alert,
  Breadcrumbs,
  Button,
  ButtonLink,
  ButtonRow,
  Details,
  Form,
  type Moment,
  Notice,
  SummaryList,
  Tag,
  TextField,
  Timeline,
} from '#platform/ui'
import { formKey, idInAddress, languageOf, readForm, type SiteContext } from '#platform/web'
import { showPage } from '../frame.tsx'
import { readerOrSignIn } from '../pages/account-frame.tsx'
import { type ApplicationPages, addressOf, orNotFound, ownApplication } from './applications-site.ts'
import { ApprovalList } from './approval-list.tsx'
import { showApproval } from './approval-page.tsx'
import { handingInOf, StepAnswers } from './check-page.tsx'
import { texts } from './words.ts'

/** The status page: what stage it is in, what happens next and by when, and everything that happened. */
export function statusPage(pages: ApplicationPages): void {
  const { site, room } = pages

  site.get('/account/applications/:id', async (c) => {
    const reader = await readerOrSignIn(c, pages.account)
    if (reader instanceof Response) return reader
    const id = idInAddress(c.req.param('id'))
    const view = await readApplication(room, id, { kind: 'citizen', personId: reader.personId }).catch(
      whenUnknown,
    )
    return view ? showStatus(c, pages, { reader, view }, null) : showApproval(c, pages, reader)
  })

  site.post('/account/applications/:id/moves/:move', async (c) => {
    const own = await ownApplication(c, pages)
    if (own instanceof Response) return own
    const form = await readForm(c)
    const made = await orNotFound(
      makeMove(room, {
        applicationId: own.view.id,
        expectedMoves: Number(form.moves),
        move: c.req.param('move') ?? '',
        by: { kind: 'citizen', personId: own.reader.personId },
        ...(form.words ? { values: { words: form.words } } : {}),
        ...(form['idempotency-key'] ? { key: form['idempotency-key'] } : {}),
      }),
    )
    if (made.kind === 'moved') {
      await pages.deliver(made.told)
      return c.redirect(addressOf.status(own.view.id), 303)
    }
    c.status(made.code === 'stale' ? 409 : 422)
    return showStatus(c, pages, own, made.code)
  })
}

/** Not the applicant's: perhaps somebody whose agreement is asked. */
function whenUnknown(error: unknown): null {
  if (error instanceof ApplicationError) return null
  throw error
}

type Own = Exclude<Awaited<ReturnType<typeof ownApplication>>, Response>

async function showStatus(
  c: SiteContext,
  pages: ApplicationPages,
  { reader, view }: Own,
  refused: string | null,
) {
  const language = languageOf(c)
  const t = texts(language)
  const words = view.service.texts(language)
  const approvals = await readApprovals(pages.room, view.id)
  return showPage(c, pages.doors, {
    title: `${words('name')}, ${view.writtenNumber}`,
    robots: 'noindex',
    section: 'account',
    reader,
    scripts: view.final === null ? ['live-status.js'] : [],
    children: (
      <>
        <live-status data-moves={String(view.moves)} data-source={`${addressOf.status(view.id)}/live`} />
        <Breadcrumbs
          language={language}
          crumbs={[{ href: '/account/applications', label: t('list.title') }]}
        />
        <p class="eyebrow">{t('number', { number: view.writtenNumber })}</p>
        <h1>{words('name')}</h1>
        {c.req.query('sent') !== undefined && <Alert kind="success" live title={t('status.sent')} />}
        {c.req.query('signing') !== undefined &&
          view.offered.some((move) => view.service.workflow.moves[move]?.signed) && (
            <Alert live title={t('status.signing-waits')}>
              <p>{t('status.signing-waits.text')}</p>
            </Alert>
          )}
        {refused && (
          <Alert kind="warning" live title={t(refused === 'stale' ? 'stale.title' : 'status.refused')}>
            <p>{t(refused === 'stale' ? 'status.stale' : 'status.refused.text')}</p>
          </Alert>
        )}
        <Standing view={view} language={language} />
        <Actions view={view} language={language} />
        {approvals.length > 0 && <ApprovalList language={language} approvals={approvals} />}
        <section class="section">
          <h2>{t('status.history')}</h2>
          <Timeline moments={momentsOf(view, language)} />
        </section>
        <Details summary={t('status.answers')}>
          {Object.keys(view.service.form.steps).map((step) => (
            <StepAnswers view={view} step={step} language={language} closed />
          ))}
        </Details>
        <div hidden data-news>
          <Alert live title={t('status.news')}>
            <ButtonLink look="secondary" icon="refresh" href={addressOf.status(view.id)}>
              {t('status.news.look')}
            </ButtonLink>
          </Alert>
        </div>
      </>
    ),
  })
}

type PartProps = { readonly view: ApplicationView; readonly language: Language }

/** Where it stands, in plain words. */
function Standing({ view, language }: PartProps) {
  const t = texts(language)
  const words = view.service.texts(language)
  const colour =
    view.final === 'done'
      ? 'success'
      : view.final === 'refused'
        ? 'danger'
        : view.final
          ? 'neutral'
          : 'accent'
  return (
    <section class="section standing" aria-live="polite">
      <p>
        <Tag colour={colour}>{words(`stage.${view.stage}`)}</Tag>
      </p>
      <p class="lead">{words(`stage.${view.stage}.next`)}</p>
      <SummaryList
        language={language}
        rows={[
          ...(view.owner ? [{ name: t('status.turn'), value: t(`owner.${view.owner}`) }] : []),
          ...(view.due
            ? [{ name: t('status.due'), value: <Due due={view.due} view={view} language={language} /> }]
            : []),
          ...(view.submittedAt
            ? [{ name: t('status.submitted'), value: writtenMoment(language, view.submittedAt) }]
            : []),
        ]}
      />
    </section>
  )
}

/** By which date, and why that date. */
function Due({ due, view, language }: PartProps & { readonly due: DueView }) {
  const t = texts(language)
  if (due.pausedWithDays !== null) return <p>{t('due.paused', { days: due.pausedWithDays })}</p>
  return (
    <>
      <p>
        <strong>{writtenDay(language, `${due.on}T12:00:00+05:00`)}</strong>
      </p>
      <p class="hint">
        {t('due.why', {
          term: view.service.texts(language)(`term.${due.term}`),
          days: due.workingDays,
          from: writtenDay(language, `${due.countedFrom}T12:00:00+05:00`),
          calendar: due.calendar,
        })}
      </p>
      {!due.verified && <Tag colour="warning">{t('due.unverified')}</Tag>}
    </>
  )
}

/** What the reader can do now: one main thing, and the ways back. */
function Actions({ view, language }: PartProps) {
  const t = texts(language)
  const words = view.service.texts(language)
  const { moves } = view.service.workflow
  const handingIn = handingInOf(view)
  const signed = view.offered.filter((move) => moves[move]?.signed)
  const plain = view.offered.filter((move) => !moves[move]?.signed && move !== handingIn)
  const first = Object.keys(view.service.form.steps)[0] ?? ''
  return (
    <ButtonRow>
      {handingIn && (
        <ButtonLink
          look={view.edition > 0 ? 'secondary' : 'primary'}
          icon="edit"
          href={view.open.length > 0 ? addressOf.step(view.id, first) : addressOf.check(view.id)}
        >
          {view.edition > 0 ? words(`move.${handingIn}`) : t('status.go-on')}
        </ButtonLink>
      )}
      {signed.map((move) => (
        <Form
          action={`${addressOf.status(view.id)}/sign/${move}`}
          idempotencyKey={formKey()}
          busy={t('status.signing')}
        >
          <Button icon="key">{words(`move.${move}`)}</Button>
        </Form>
      ))}
      {view.submittedAt && (
        <ButtonLink look="secondary" icon="download" href={`${addressOf.status(view.id)}/paper`} download>
          {t('status.paper')}
        </ButtonLink>
      )}
      {plain.map((move) => (
        <Details summary={words(`move.${move}`)}>
          <Form action={`${addressOf.status(view.id)}/moves/${move}`} idempotencyKey={formKey()}>
            <input type="hidden" name="moves" value={String(view.moves)} />
            {moves[move]?.carries?.includes('words') ? (
              <TextField name="words" id={`words-${move}`} label={t('status.words')} lines={4} />
            ) : (
              <Notice>{t('status.sure')}</Notice>
            )}
            <Button look={moves[move]?.carries ? 'primary' : 'danger'}>{words(`move.${move}`)}</Button>
          </Form>
        </Details>
      ))}
    </ButtonRow>
  )
}

function momentsOf(view: ApplicationView, language: Language): readonly Moment[] {
  const words = view.service.texts(language)
  const t = texts(language)
  const made = view.journal.map((move) => ({
    at: writtenAt(move.at, language),
    title: words(`move.${move.move}.done`),
    text: [
      move.values.refusal && words(`refusal.${move.values.refusal}`),
      move.values.words,
      t(`maker.${move.by}`),
    ]
      .filter(Boolean)
      .join(' · '),
  }))
  return [...made.reverse(), { at: writtenAt(view.createdAt, language), title: t('status.begun') }]
}

function writtenAt(at: Date, language: Language): Moment['at'] {
  return { iso: at.toISOString(), text: writtenMoment(language, at) }
}
