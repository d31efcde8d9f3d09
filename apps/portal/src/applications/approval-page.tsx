import { ApplicationError, purposeWords, writtenApplicationNumber, writtenMonth } from '#modules/applications'
import {
  ApprovalError,
  type ApprovalErrorCode,
  askForApproval,
  type DeclineReason,
  declineApproval,
  declineReasons,
  type OwnApproval,
  readOwnApproval,
  settleApproval,
} from '#modules/approvals'
import { writtenMoney } from '#modules/service-kit'
import { type Language, writtenMoment } from '#platform/texts'
import {
  Alert,
  Breadcrumbs,
  Button,
  Details,
  ErrorSummary,
  Form,
  Notice,
  type Problem,
  problemOf,
  RadioGroup,
  SummaryList,
  Table,
  Tag,
  TextField,
} from '#platform/ui'
import { formKey, idInAddress, languageOf, readForm, type SiteContext, WebError } from '#platform/web'
import type { Reader } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { readerOrSignIn } from '../pages/account-frame.tsx'
import { type ApplicationPages, addressOf } from './applications-site.ts'
import { texts } from './words.ts'

const mostWords = 500

/** An employee's own part: seen, confirmed with their EDS, or declined with a reason. */
export function approvalPage(pages: ApplicationPages): void {
  const { site, room, doors } = pages

  site.post('/account/applications/:id/approve', async (c) => {
    const own = await ownPart(c, pages)
    if (own instanceof Response) return own
    const { applicationId, personId } = own
    const asked = await askForApproval(room, {
      ...{ personId, applicationId, language: languageOf(c) },
      returnTo: `${doors.origin}${addressOf.status(applicationId)}/approved`,
    }).catch(whenRefused)
    if (typeof asked === 'string') return showAgain(c, pages, own, { refused: asked })
    return c.redirect(`${doors.digitalId}/sign/${asked.requestId}`, 303)
  })

  site.get('/account/applications/:id/approved', async (c) => {
    const own = await ownPart(c, pages)
    if (own instanceof Response) return own
    const back = addressOf.status(own.applicationId)
    const { requestId } = await readOwn(pages, own)
    if (requestId === null) return c.redirect(back, 303)
    const settled = await settleApproval(room, requestId).catch(whenRefused)
    if (typeof settled === 'string') return showAgain(c, pages, own, { refused: settled })
    if (settled.kind === 'waiting') return c.redirect(`${back}?signing`, 303)
    await pages.deliver(settled.told)
    return c.redirect(`${back}?thanks`, 303)
  })

  site.post('/account/applications/:id/decline', async (c) => {
    const own = await ownPart(c, pages)
    if (own instanceof Response) return own
    const form = await readForm(c)
    const t = texts(languageOf(c))
    const typed = { reason: form.reason ?? '', words: form.words ?? '' }
    const problems = [
      ...(isReason(typed.reason) ? [] : [{ field: 'reason', message: t('decline.reason.missing') }]),
      ...(typed.reason === 'other' && typed.words.trim() === ''
        ? [{ field: 'words', message: t('decline.words.missing') }]
        : []),
      ...(typed.words.length > mostWords
        ? [{ field: 'words', message: t('decline.words.long', { most: mostWords }) }]
        : []),
    ]
    if (!isReason(typed.reason) || problems.length > 0) return showAgain(c, pages, own, { problems, typed })
    const decline = { reason: typed.reason, words: typed.words.trim() }
    const declined = await declineApproval(room, { ...own, decline }).catch(whenRefused)
    if (typeof declined === 'string') return showAgain(c, pages, own, { refused: declined, typed })
    if (declined.kind === 'answered') await pages.deliver(declined.told)
    return c.redirect(addressOf.status(own.applicationId), 303)
  })
}

type Own = { readonly reader: Reader; readonly personId: string; readonly applicationId: string }

async function ownPart(c: SiteContext, { account }: ApplicationPages): Promise<Own | Response> {
  const reader = await readerOrSignIn(c, account)
  if (reader instanceof Response) return reader
  return { reader, personId: reader.personId, applicationId: idInAddress(c.req.param('id')) }
}

function isReason(word: string): word is DeclineReason {
  return declineReasons.some((reason) => reason === word)
}

/** What was answered, ended or changed meanwhile is said on the page; whose part it is not gets a page that is not there. */
function whenRefused(error: unknown): ApprovalErrorCode {
  if (error instanceof ApprovalError && error.code !== 'unknown') return error.code
  throw error instanceof ApprovalError || error instanceof ApplicationError
    ? new WebError('not-found', { cause: error })
    : error
}

function readOwn({ room }: ApplicationPages, own: Own): Promise<OwnApproval> {
  return readOwnApproval(room, own).catch((error: unknown) => {
    throw error instanceof ApprovalError ? new WebError('not-found', { cause: error }) : error
  })
}

type Again = {
  readonly refused?: ApprovalErrorCode
  readonly problems?: readonly Problem[]
  readonly typed?: { readonly reason: string; readonly words: string }
}

function showAgain(c: SiteContext, pages: ApplicationPages, own: Own, again: Again) {
  c.status(again.refused ? 409 : 422)
  return showApproval(c, pages, own.reader, again)
}

/** The status page of somebody whose agreement is asked. */
export async function showApproval(
  c: SiteContext,
  pages: ApplicationPages,
  reader: Reader,
  again: Again = {},
): Promise<Response> {
  const applicationId = idInAddress(c.req.param('id'))
  const approval = await readOwn(pages, { reader, personId: reader.personId, applicationId })
  const service = pages.room.services.find(({ id }) => id === approval.part.service)
  const language = languageOf(c)
  const t = texts(language)
  const words = service?.texts(language)
  const { problems = [] } = again
  return showPage(c, pages.doors, {
    title: words?.('name') ?? '',
    robots: 'noindex',
    section: 'account',
    reader,
    hasProblems: problems.length > 0,
    children: (
      <>
        <Breadcrumbs language={language} crumbs={[{ href: '/account/inbox', label: t('approval.inbox') }]} />
        <ErrorSummary language={language} problems={problems} />
        <p class="eyebrow">{t('number', { number: writtenApplicationNumber(approval.part.number) })}</p>
        <h1>{t('approval.title')}</h1>
        <p class="lead">{t('approval.lead', { payer: approval.part.payer?.name ?? '' })}</p>
        {again.refused && <Alert kind="warning" live title={t(`approval.refused.${again.refused}`)} />}
        {c.req.query('signing') !== undefined && approval.state === 'asked' && (
          <Alert live title={t('status.signing-waits')}>
            <p>{t('status.signing-waits.text')}</p>
          </Alert>
        )}
        <State approval={approval} language={language} />
        <Part
          approval={approval}
          language={language}
          reason={words?.(`reason.${approval.part.reason}`) ?? ''}
        />
        {approval.state === 'asked' && (
          <Answer applicationId={applicationId} language={language} again={again} />
        )}
        <Hashes approval={approval} language={language} />
      </>
    ),
  })
}

type PartProps = { readonly approval: OwnApproval; readonly language: Language }

function State({ approval, language }: PartProps) {
  const t = texts(language)
  const colours = { asked: 'accent', approved: 'success', declined: 'danger' } as const
  const { state } = approval
  const colour =
    state === 'asked' || state === 'approved' || state === 'declined' ? colours[state] : 'neutral'
  return (
    <SummaryList
      language={language}
      rows={[
        { name: t('approval.state'), value: <Tag colour={colour}>{t(`approval.state.${state}`)}</Tag> },
        {
          name: t(state === 'asked' ? 'approval.asked-at' : 'approval.answered-at'),
          value: writtenMoment(language, state === 'asked' ? approval.askedAt : approval.stateAt),
        },
        ...(approval.decline
          ? [
              {
                name: t('decline.reason'),
                value: [t(`decline.${approval.decline.reason}`), approval.decline.words]
                  .filter(Boolean)
                  .join('. '),
              },
            ]
          : []),
      ]}
    />
  )
}

/** What is asked and why: one's own rows, and nobody else's. */
function Part({ approval, language, reason }: PartProps & { readonly reason: string }) {
  const t = texts(language)
  const { part } = approval
  const total = part.rows.reduce((sum, { refund }) => sum + BigInt(refund), 0n)
  return (
    <section class="section">
      <h2>{t('approval.part')}</h2>
      <SummaryList
        language={language}
        rows={[
          { name: t('approval.payer'), value: part.payer ? `${part.payer.name}, ${part.payer.id}` : '' },
          { name: t('approval.reason'), value: reason },
        ]}
      />
      <Table
        caption={t('approval.rows')}
        columns={[
          { name: t('rows.payment') },
          { name: t('rows.paid'), numeric: true },
          { name: t('rows.refund'), numeric: true },
        ]}
        rows={part.rows.map((row) => [
          `${purposeWords(language, row.knp)}, ${writtenMonth(language, row.period)}`,
          `${writtenMoney(BigInt(row.paid))}\u00a0₸`,
          `${writtenMoney(BigInt(row.refund))}\u00a0₸`,
        ])}
      />
      <p>
        <strong>{t('rows.total', { total: writtenMoney(total) })}</strong>
      </p>
    </section>
  )
}

type AnswerProps = { readonly applicationId: string; readonly language: Language; readonly again: Again }

function Answer({ applicationId, language, again }: AnswerProps) {
  const t = texts(language)
  const { problems = [], typed } = again
  const at = addressOf.status(applicationId)
  return (
    <section class="section">
      <h2>{t('approval.answer')}</h2>
      <Notice>{t('approval.means')}</Notice>
      <Form action={`${at}/approve`} idempotencyKey={formKey()} busy={t('status.signing')}>
        <Button icon="key">{t('approval.confirm')}</Button>
      </Form>
      <Details summary={t('approval.decline')} open={typed !== undefined}>
        <Form action={`${at}/decline`} idempotencyKey={formKey()}>
          <RadioGroup
            name="reason"
            label={t('decline.reason')}
            value={typed?.reason ?? ''}
            error={problemOf(problems, 'reason')}
            choices={declineReasons.map((value) => ({ value, label: t(`decline.${value}`) }))}
          />
          <TextField
            name="words"
            label={t('decline.words')}
            hint={t('decline.words.hint', { most: mostWords })}
            lines={3}
            value={typed?.words}
            error={problemOf(problems, 'words')}
          />
          <Button look="danger">{t('approval.decline')}</Button>
        </Form>
      </Details>
    </section>
  )
}

/** Of what others signed nobody sees more than a hash, and everybody sees the same ones. */
function Hashes({ approval, language }: PartProps) {
  const t = texts(language)
  if (approval.hashes.length === 0) return null
  return (
    <Details summary={t('approval.hashes')}>
      <p>{t('approval.hashes.text')}</p>
      <ul class="ds-list hashes">
        {approval.hashes.map((hash) => (
          <li>
            <code>{hash}</code>
            {hash === approval.sha256 && ` · ${t('approval.hashes.own')}`}
          </li>
        ))}
      </ul>
    </Details>
  )
}
