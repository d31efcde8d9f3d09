import type { Bank } from '#kz'
import { type ApplicationView, saveDraftStep } from '#modules/applications'
import {
  askedFields,
  type ChosenRow,
  type FieldProblem,
  type Payer,
  type TypedRow,
  writtenMoney,
} from '#modules/service-kit'
import {
  Alert,
  BackLink,
  Button,
  ErrorSummary,
  Form,
  Notice,
  type Problem,
  StepIndicator,
} from '#platform/ui'
import { formKey, languageOf, readForm, type SiteContext, WebError } from '#platform/web'
import type { Reader } from '../doors.ts'
import { showPage } from '../frame.tsx'
import {
  type ApplicationPages,
  addressOf,
  orNotFound,
  ownApplication,
  personOf,
} from './applications-site.ts'
import { ChosenRows } from './chosen-rows.tsx'
import { problemsInWords } from './problem-words.ts'
import { StepFields } from './step-fields.tsx'
import { rowsOf, type ShownStep, shownAgain, shownStep, typedStep } from './typed-step.ts'
import { texts } from './words.ts'

/** One step of a service's form: its questions, and the rows that were chosen. */
export function stepPage(pages: ApplicationPages): void {
  const { site, room } = pages

  site.get('/account/applications/:id/steps/:step', async (c) => {
    const own = await ownStep(c, pages)
    if (own instanceof Response) return own
    const { view, step } = own
    if (!view.editable) return c.redirect(addressOf.status(view.id), 303)
    const shown = shownStep(view.service.form.steps[step] ?? [], view.answers)
    return showStep(c, pages, { ...own, shown, problems: [], stale: false })
  })

  site.post('/account/applications/:id/steps/:step', async (c) => {
    const own = await ownStep(c, pages)
    if (own instanceof Response) return own
    const { reader, view, step } = own
    const form = await readForm(c)
    const fields = view.service.form.steps[step] ?? []
    const rowsField = rowsFieldOf(view, step)
    const kept = rowsField === null ? [] : rowsOf(view.answers[rowsField])
    const removed = form.remove
    const typed = typedStep(form, fields, rowsField)
    const saved = await orNotFound(
      saveDraftStep(room, {
        applicationId: view.id,
        personId: reader.personId,
        step,
        expectedSaves: Number(form.saves),
        typed: rowsField && removed ? { ...typed, [rowsField]: rowsWithout(kept, removed) } : typed,
      }),
    )
    if (saved.kind === 'closed') return c.redirect(addressOf.status(view.id), 303)
    if (saved.kind === 'saved' && !removed)
      return c.redirect(saved.next ? addressOf.step(view.id, saved.next) : addressOf.check(view.id), 303)
    const again = { shown: shownAgain(form, fields), problems: [], stale: saved.kind === 'stale' }
    if (removed && saved.kind !== 'stale') {
      const { view: after } = await ownStepNow(c, pages, own)
      return showStep(c, pages, { ...own, ...again, view: after })
    }
    c.status(saved.kind === 'stale' ? 409 : 422)
    const problems = saved.kind === 'invalid' ? saved.problems : []
    return showStep(c, pages, { ...own, ...again, view: { ...view, saves: saved.saves }, problems })
  })
}

/** The field of a step whose answer is rows of a registry, if it has one. */
export function rowsFieldOf({ service }: Pick<ApplicationView, 'service'>, step: string): string | null {
  return service.form.steps[step]?.find((id) => service.form.fields[id]?.kind === 'rows') ?? null
}

/** "Take out" is a button of the same form: the others stay with their sums, what was typed beside it is shown again. */
function rowsWithout(rows: readonly ChosenRow[], removed: string): readonly TypedRow[] {
  return rows
    .filter(({ id }) => id !== removed)
    .map(({ id, refund }) => ({ id, refund: writtenMoney(BigInt(refund)) }))
}

type OwnStep = { readonly reader: Reader; readonly view: ApplicationView; readonly step: string }

async function ownStep(c: SiteContext, pages: ApplicationPages): Promise<OwnStep | Response> {
  const own = await ownApplication(c, pages)
  if (own instanceof Response) return own
  const step = c.req.param('step') ?? ''
  if (!Object.hasOwn(own.view.service.form.steps, step)) throw new WebError('not-found')
  return { ...own, step }
}

async function ownStepNow(c: SiteContext, pages: ApplicationPages, before: OwnStep): Promise<OwnStep> {
  const now = await ownStep(c, pages)
  return now instanceof Response ? before : now
}

type Shown = OwnStep & {
  readonly shown: ShownStep
  readonly problems: readonly FieldProblem[]
  readonly stale: boolean
}

async function showStep(c: SiteContext, pages: ApplicationPages, shown: Shown) {
  const { reader, view, step, problems } = shown
  const language = languageOf(c)
  const words = view.service.texts(language)
  const chosen = rowsOf(view.answers[rowsFieldOf(view, step) ?? ''])
  const sentences = problemsInWords(view.service, language, problems, {
    of: (field, row) => (row === undefined ? shown.shown.texts[field] : shown.shown.refunds[row]) ?? '',
    whose: (id) => {
      const row = chosen.find((one) => one.id === id)
      return row ? [row.surname, row.name].join(' ') : ''
    },
  })
  const payers = await payersOf(pages, reader, view, step)
  const banks = await pages.room.doors.banks(pages.room.database)
  return showPage(c, pages.doors, {
    title: words(`step.${step}`),
    width: rowsFieldOf(view, step) ? 'wide' : 'question',
    robots: 'noindex',
    section: 'account',
    reader,
    hasProblems: sentences.length > 0,
    scripts: ['complete-form.js'],
    children: <StepView {...shown} c={c} sentences={sentences} payers={payers} banks={banks} />,
  })
}

/** The entities to choose from are asked of the registry only where the step asks for one. */
async function payersOf(
  pages: ApplicationPages,
  reader: Reader,
  { service }: ApplicationView,
  step: string,
): Promise<readonly Payer[] | null> {
  const asks = service.form.steps[step]?.some((id) => service.form.fields[id]?.kind === 'payer')
  return asks ? pages.room.doors.payers(await personOf(pages, reader), service.id) : []
}

/** Enter in a field presses the first button of its form, which must not be one that takes a row out. */
function FirstButton({ label }: { readonly label: string }) {
  return (
    <button type="submit" class="ds-sr-only" tabindex={-1}>
      {label}
    </button>
  )
}

type ViewProps = Shown & {
  readonly c: SiteContext
  readonly sentences: readonly Problem[]
  readonly payers: readonly Payer[] | null
  readonly banks: readonly Bank[]
}

function StepView({ c, view, step, shown, stale, sentences, payers, banks }: ViewProps) {
  const language = languageOf(c)
  const t = texts(language)
  const words = view.service.texts(language)
  const steps = Object.keys(view.service.form.steps)
  const at = steps.indexOf(step)
  const before = steps[at - 1]
  const rowsField = rowsFieldOf(view, step)
  const fields = askedFields(view.service.form, step, { ...view.answers, ...shown.texts })
  return (
    <>
      <BackLink
        language={language}
        href={before ? addressOf.step(view.id, before) : addressOf.status(view.id)}
      />
      <StepIndicator
        language={language}
        steps={[...steps.map((id) => words(`step.${id}`)), t('check.title')]}
        current={at + 1}
      />
      {stale && (
        <Alert kind="warning" live title={t('stale.title')}>
          <p>{t('stale.text')}</p>
        </Alert>
      )}
      <ErrorSummary language={language} problems={sentences} />
      <h1>{words(`step.${step}`)}</h1>
      {payers === null && <Notice>{t('payers.silent')}</Notice>}
      <Form idempotencyKey={formKey()} busy={t('step.checking')} id="step">
        <input type="hidden" name="saves" value={String(view.saves)} />
        {rowsField && <FirstButton label={t('step.continue')} />}
        {rowsField && (
          <ChosenRows
            language={language}
            applicationId={view.id}
            rows={rowsOf(view.answers[rowsField])}
            refunds={shown.refunds}
            problems={sentences}
            field={rowsField}
            label={words(`field.${rowsField}`)}
          />
        )}
        <StepFields
          language={language}
          service={view.service}
          fields={fields}
          typed={shown.texts}
          problems={sentences}
          payers={payers ?? []}
          banks={banks}
        />
        <Button id="step-done">{t(at === 0 ? 'step.check' : 'step.continue')}</Button>
      </Form>
      <p class="hint">{t('step.kept')}</p>
    </>
  )
}
