import {
  type ApplicationView,
  answerInWords,
  type MoveMade,
  makeMove,
  purposeWords,
  writtenMonth,
} from '#modules/applications'
import { type FieldProblem, writtenMoney } from '#modules/service-kit'
import type { Language } from '#platform/texts'
import {
  Alert,
  BackLink,
  Button,
  ErrorSummary,
  Form,
  type Problem,
  StepIndicator,
  SummaryList,
  type SummaryRow,
  Table,
} from '#platform/ui'
import { formKey, languageOf, readForm, type SiteContext } from '#platform/web'
import type { Reader } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { type ApplicationPages, addressOf, orNotFound, ownApplication } from './applications-site.ts'
import { Person } from './chosen-rows.tsx'
import { problemsInWords } from './problem-words.ts'
import { rowsOf } from './typed-step.ts'
import { texts } from './words.ts'

/** Check answers: everything that was given, each with a way to change it, before it is handed in. */
export function checkPage(pages: ApplicationPages): void {
  const { site, room } = pages

  site.get('/account/applications/:id/check', async (c) => {
    const own = await ownApplication(c, pages)
    if (own instanceof Response) return own
    if (!own.view.editable) return c.redirect(addressOf.status(own.view.id), 303)
    return showCheck(c, pages, own.reader, own.view, [])
  })

  site.post('/account/applications/:id/check', async (c) => {
    const own = await ownApplication(c, pages)
    if (own instanceof Response) return own
    const { reader, view } = own
    const form = await readForm(c)
    const made = await orNotFound(
      makeMove(room, {
        applicationId: view.id,
        expectedMoves: Number(form.moves),
        move: handingInOf(view) ?? '',
        by: { kind: 'citizen', personId: reader.personId },
        ...(form['idempotency-key'] ? { key: form['idempotency-key'] } : {}),
      }),
    )
    if (made.kind === 'moved') {
      await pages.deliver(made.told)
      return c.redirect(`${addressOf.status(view.id)}?sent`, 303)
    }
    c.status(made.code === 'stale' ? 409 : 422)
    return showCheck(c, pages, reader, view, refusalInWords(c, view, made))
  })
}

/** The move by which the draft is handed in from here. */
export function handingInOf({ service, offered }: ApplicationView): string | null {
  return offered.find((move) => service.workflow.moves[move]?.requires?.includes('complete-form')) ?? null
}

type Refused = Extract<MoveMade, { kind: 'refused' }>

function refusalInWords(c: SiteContext, view: ApplicationView, made: Refused): readonly Problem[] {
  const language = languageOf(c)
  const t = texts(language)
  if ('problems' in made && made.problems) return openInWords(view, language, made.problems)
  if ('eligibility' in made && made.eligibility?.outcome === 'no')
    return [{ message: view.service.texts(language)(`ineligible.${made.eligibility.reason}`) }]
  return [{ message: t(made.code === 'stale' ? 'stale.text' : 'check.refused', { code: made.code }) }]
}

function openInWords(
  view: ApplicationView,
  language: Language,
  problems: readonly FieldProblem[],
): readonly Problem[] {
  return problemsInWords(view.service, language, problems, { of: () => '', whose: () => '' })
}

function showCheck(
  c: SiteContext,
  pages: ApplicationPages,
  reader: Reader,
  view: ApplicationView,
  problems: readonly Problem[],
) {
  const language = languageOf(c)
  const t = texts(language)
  const words = view.service.texts(language)
  const steps = Object.keys(view.service.form.steps)
  const open = problems.length > 0 ? problems : openInWords(view, language, view.open)
  const move = handingInOf(view)
  return showPage(c, pages.doors, {
    title: t('check.title'),
    width: 'wide',
    robots: 'noindex',
    section: 'account',
    reader,
    hasProblems: problems.length > 0,
    children: (
      <>
        <BackLink language={language} href={addressOf.step(view.id, steps.at(-1) ?? '')} />
        <StepIndicator
          language={language}
          steps={[...steps.map((id) => words(`step.${id}`)), t('check.title')]}
          current={steps.length + 1}
        />
        <ErrorSummary language={language} problems={problems} />
        <h1>{t('check.title')}</h1>
        <p class="lead">{t('check.lead')}</p>
        {problems.length === 0 && open.length > 0 && (
          <Alert kind="warning" title={t('check.open')}>
            <ul class="ds-list">
              {open.map(({ message }) => (
                <li>{message}</li>
              ))}
            </ul>
          </Alert>
        )}
        {steps.map((step) => (
          <StepAnswers view={view} step={step} language={language} />
        ))}
        {move && (
          <Form idempotencyKey={formKey()} busy={t('check.sending')}>
            <input type="hidden" name="moves" value={String(view.moves)} />
            <Button icon="check">{words(`move.${move}`)}</Button>
          </Form>
        )}
        <p class="hint">{t('step.kept')}</p>
      </>
    ),
  })
}

type AnswersProps = {
  readonly view: ApplicationView
  readonly step: string
  readonly language: Language
  /** Without a way to change them: they were handed in. */
  readonly closed?: boolean
}

/** The answers of one step in words. */
export function StepAnswers({ view, step, language, closed }: AnswersProps) {
  const words = view.service.texts(language)
  const { form } = view.service
  const given = (form.steps[step] ?? []).filter((id) => view.answers[id] !== undefined)
  const change = (id: string): Pick<SummaryRow, 'change'> =>
    closed ? {} : { change: { href: `${addressOf.step(view.id, step)}#${id}`, what: words(`field.${id}`) } }
  return (
    <section class="section">
      <h2>{words(`step.${step}`)}</h2>
      {given
        .filter((id) => form.fields[id]?.kind === 'rows')
        .map((id) => (
          <RowAnswers view={view} id={id} language={language} />
        ))}
      <SummaryList
        language={language}
        rows={given
          .filter((id) => form.fields[id]?.kind !== 'rows')
          .map((id) => ({
            name: words(`field.${id}`),
            value: answerInWords(view, id, language),
            ...change(id),
          }))}
      />
    </section>
  )
}

function RowAnswers({ view, id, language }: Omit<AnswersProps, 'step'> & { readonly id: string }) {
  const t = texts(language)
  const rows = rowsOf(view.answers[id])
  const total = rows.reduce((sum, { refund }) => sum + BigInt(refund), 0n)
  return (
    <>
      <Table
        caption={view.service.texts(language)(`field.${id}`)}
        columns={[
          { name: t('rows.employee') },
          { name: t('rows.payment') },
          { name: t('rows.paid'), numeric: true },
          { name: t('rows.refund'), numeric: true },
        ]}
        rows={rows.map((row) => [
          <Person row={row} />,
          `${purposeWords(language, row.knp)}, ${writtenMonth(language, row.period)}`,
          `${writtenMoney(BigInt(row.paid))}\u00a0₸`,
          `${writtenMoney(BigInt(row.refund))}\u00a0₸`,
        ])}
      />
      <p>
        <strong>{t('rows.total', { total: writtenMoney(total) })}</strong>
      </p>
    </>
  )
}
