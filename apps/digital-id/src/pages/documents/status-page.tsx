import { attachAgain, type CaseView, historyOf } from '#modules/identity-proofing'
import { writtenDay, writtenMoment } from '#platform/texts'
import {
  Alert,
  Button,
  ButtonLink,
  ButtonRow,
  Confirmation,
  Countdown,
  Form,
  SummaryList,
} from '#platform/ui'
import { formKey, languageOf, type Site, type SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { DecisionView } from './decision-view.tsx'
import { timeLeftInWords } from './due-words.ts'
import { HistoryView } from './history-view.tsx'
import { baseOf, caseHere, type Here, isStanding, placeOfStanding } from './owner.ts'
import { nextPlace, showDocument } from './steps.tsx'
import { texts } from './words.ts'

/** Where a document stands: a draft goes on where it was left, anything else is told with its term and its history. */
export function statusPage(site: Site, doors: DigitalIdDoors): void {
  site.get('/documents/:id{[0-9a-f-]{36}}', async (c) => {
    const here = await caseHere(c, doors)
    if (here instanceof Response) return here
    const { view } = here
    if (view.state === 'draft') return c.redirect(nextPlace(view), 303)
    if (view.state === 'deleted') return c.redirect(`${doors.portal}/account/documents?moved-on`, 303)
    return show(c, doors, here)
  })

  site.post('/documents/:id/again', async (c) => {
    const here = await caseHere(c, doors)
    if (here instanceof Response) return here
    const answer = await attachAgain(doors.proofing, here.owner, here.view.caseId)
    if (isStanding(answer)) return placeOfStanding(c, answer)
    return c.redirect(`/documents/${answer.caseId}`, 303)
  })
}

async function show(c: SiteContext, doors: DigitalIdDoors, { owner, view }: Here) {
  const language = languageOf(c)
  const t = texts(language)
  const history = (await historyOf(doors.proofing, owner, view.caseId)) ?? []
  return showDocument(c, doors, {
    title: t(`kind.${view.kind}`),
    width: 'page',
    scripts: ['countdown.js'],
    children: (
      <>
        <State c={c} doors={doors} view={view} />
        <DecisionView c={c} view={view} />
        <Actions c={c} doors={doors} view={view} />
        <Facts c={c} view={view} />
        <HistoryView language={language} events={history} />
      </>
    ),
  })
}

type Part = { readonly c: SiteContext; readonly view: CaseView }
type DoorPart = Part & { readonly doors: DigitalIdDoors }

function State({ c, doors, view }: DoorPart) {
  const language = languageOf(c)
  const t = texts(language)
  const kind = t(`kind.${view.kind}`)
  if (view.state === 'approved')
    return (
      <Confirmation title={t('state.approved.title')}>
        <p>{t('state.approved.text', { kind })}</p>
      </Confirmation>
    )
  if (view.state === 'rejected' || view.state === 'new-photo-asked')
    return (
      <>
        <h1>{t(`state.${view.state}.title`)}</h1>
        <p class="lead">{t(`state.${view.state}.text`, { kind })}</p>
      </>
    )
  const sent = c.req.query('sent') !== undefined
  const waiting = view.state === 'appealed' ? 'appealed' : 'waiting'
  return (
    <>
      {sent ? (
        <Confirmation title={t('sent.title')}>
          <p>{t('sent.text', { kind })}</p>
        </Confirmation>
      ) : (
        <h1>{t(`state.${waiting}.title`, { kind })}</h1>
      )}
      {view.dueAt && (
        <Countdown
          until={view.dueAt.toISOString()}
          remaining={timeLeftInWords(t, view.dueAt, doors.clock.now())}
        >
          <p>{t('due.by', { moment: writtenMoment(language, view.dueAt) })}</p>
          <p>{t(`state.${waiting}.text`)}</p>
        </Countdown>
      )}
    </>
  )
}

function Actions({ c, doors, view }: DoorPart) {
  const t = texts(languageOf(c))
  const base = baseOf(c)
  const { state, origin } = view
  const mayAppeal = state === 'rejected' && view.appealUntil !== null && doors.clock.now() <= view.appealUntil
  return (
    <>
      {state === 'approved' && (
        <ButtonLink href={origin ?? `${doors.portal}/account/documents`} iconAfter="arrow-right">
          {t(origin ? 'back-to-service' : 'to-documents')}
        </ButtonLink>
      )}
      {state === 'new-photo-asked' && (
        <ButtonLink href={nextPlace(view)} icon="camera">
          {t(view.gate.missing.length > 0 ? 'new-photo.go' : 'check.title')}
        </ButtonLink>
      )}
      {(state === 'rejected' || state === 'approved') && (
        <Form action={`${base}/again`} idempotencyKey={formKey()}>
          {state === 'rejected' && <p>{t('again.text')}</p>}
          <Button look={state === 'rejected' ? 'primary' : 'secondary'} icon="refresh">
            {t('again.go')}
          </Button>
        </Form>
      )}
      {state === 'rejected' && !mayAppeal && <Alert kind="info" title={t('appeal.over')} />}
      <ButtonRow>
        {mayAppeal && (
          <ButtonLink href={`${base}/appeal`} look="secondary">
            {t('appeal.go')}
          </ButtonLink>
        )}
        <ButtonLink href={`${base}/delete`} look="quiet" icon="trash">
          {t('delete.go')}
        </ButtonLink>
      </ButtonRow>
    </>
  )
}

function Facts({ c, view }: Part) {
  const language = languageOf(c)
  const t = texts(language)
  const { kind, number, expires, submittedAt, originalsDueAt, originalsDeletedAt } = view
  const rows = [
    { name: t('facts.kind'), value: t(`kind.${kind}`) },
    ...(number ? [{ name: t('field.number'), value: number }] : []),
    ...(expires ? [{ name: t('field.expires'), value: writtenDay(language, expires) }] : []),
    ...(submittedAt ? [{ name: t('facts.sent'), value: writtenMoment(language, submittedAt) }] : []),
    {
      name: t('facts.pictures'),
      value: originalsDeletedAt
        ? t('facts.pictures.deleted', { date: writtenDay(language, originalsDeletedAt) })
        : originalsDueAt
          ? t('facts.pictures.until', { date: writtenDay(language, originalsDueAt) })
          : t('facts.pictures.kept'),
    },
  ]
  return <SummaryList language={language} rows={rows} />
}
