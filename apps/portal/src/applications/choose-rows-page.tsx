import {
  type ApplicationView,
  offerRows,
  purposeWords,
  saveDraftStep,
  writtenMonth,
} from '#modules/applications'
import {
  type FieldProblem,
  type OfferedRow,
  type Service,
  type TypedRow,
  writtenMoney,
} from '#modules/service-kit'
import type { Language } from '#platform/texts'
import {
  Alert,
  BackLink,
  Button,
  ButtonLink,
  EmptyState,
  ErrorSummary,
  Form,
  Pagination,
  Search,
  Table,
  Tag,
} from '#platform/ui'
import { formKey, languageOf, readChoices, readForm, type SiteContext, WebError } from '#platform/web'
import type { Reader } from '../doors.ts'
import { showPage } from '../frame.tsx'
import {
  type ApplicationPages,
  addressOf,
  orNotFound,
  ownApplication,
  personOf,
} from './applications-site.ts'
import { Person } from './chosen-rows.tsx'
import { problemsInWords } from './problem-words.ts'
import { rowsFieldOf } from './step-page.tsx'
import { rowsOf } from './typed-step.ts'
import { texts } from './words.ts'

const pageSize = 50

/** The registry's payments of this payer, to search and tick; what is taken already cannot be ticked. */
export function chooseRowsPage(pages: ApplicationPages): void {
  const { site, room } = pages

  site.get('/account/applications/:id/choose', async (c) => {
    const own = await choosing(c, pages)
    return own instanceof Response ? own : showRows(c, pages, { ...own, ticked: [], problems: [] })
  })

  site.post('/account/applications/:id/choose', async (c) => {
    const own = await choosing(c, pages)
    if (own instanceof Response) return own
    const { view, step, field } = own
    const ticked = await readChoices(c, 'row')
    const form = await readForm(c)
    const saved = await orNotFound(
      saveDraftStep(room, {
        applicationId: view.id,
        personId: view.personId,
        step,
        expectedSaves: Number(form.saves),
        typed: { ...keptTexts(view, step), [field]: joined(view, field, ticked, own.offered?.rows ?? []) },
      }),
    )
    const problems = saved.kind === 'invalid' ? saved.problems.filter((one) => one.field === field) : []
    if (saved.kind === 'closed') return c.redirect(addressOf.status(view.id), 303)
    if (saved.kind !== 'stale' && problems.length === 0) return c.redirect(addressOf.step(view.id, step), 303)
    c.status(saved.kind === 'stale' ? 409 : 422)
    return showRows(c, pages, { ...own, view: { ...view, saves: saved.saves }, ticked, problems })
  })
}

type Choosing = {
  readonly view: ApplicationView
  readonly step: string
  readonly field: string
  readonly reader: Reader
  readonly wanted: Wanted
  /** This page of the registry's table; null when the registry is silent. */
  readonly offered: { readonly rows: readonly OfferedRow[]; readonly total: number } | null
}

async function choosing(c: SiteContext, pages: ApplicationPages): Promise<Choosing | Response> {
  const own = await ownApplication(c, pages)
  if (own instanceof Response) return own
  const { view, reader } = own
  const step = Object.keys(view.service.form.steps).find((id) => rowsFieldOf(view, id) !== null)
  const field = step === undefined ? null : rowsFieldOf(view, step)
  if (step === undefined || field === null) throw new WebError('not-found')
  if (!view.editable) return c.redirect(addressOf.status(view.id), 303)
  const first = Object.keys(view.service.form.steps)[0] ?? ''
  if (!view.payer) return c.redirect(addressOf.step(view.id, first), 303)
  const wanted = wantedOf(c)
  const { q, knp, page } = wanted
  const offered = await offerRows(pages.room, await personOf(pages, reader), {
    ...{ service: view.service, applicationId: view.id, payer: view.payer.id, knp },
    wanted: { search: q, page: { offset: (page - 1) * pageSize, limit: pageSize } },
  })
  return { view, reader, step, field, wanted, offered }
}

/** The other answers of the step stay as they are. */
function keptTexts({ service, answers }: ApplicationView, step: string): Record<string, string> {
  const texts = (service.form.steps[step] ?? []).flatMap((id) => {
    const answer = answers[id]
    return typeof answer === 'string' ? [[id, answer] as const] : []
  })
  return Object.fromEntries(texts)
}

/** What was chosen before with its sums, and what is ticked now with all that was paid. */
function joined(
  view: ApplicationView,
  field: string,
  ticked: readonly string[],
  offered: readonly OfferedRow[],
): readonly TypedRow[] {
  const before = rowsOf(view.answers[field]).map(({ id, refund }) => ({
    id,
    refund: writtenMoney(BigInt(refund)),
  }))
  const known = new Set(before.map(({ id }) => id))
  const added = offered
    .filter(({ id }) => ticked.includes(id) && !known.has(id))
    .map(({ id, paid, employeeIin }) => ({ id, refund: writtenMoney(BigInt(paid)), employee: employeeIin }))
  return [...before, ...added]
}

type Shown = Choosing & {
  readonly ticked: readonly string[]
  readonly problems: readonly FieldProblem[]
}

function showRows(c: SiteContext, pages: ApplicationPages, shown: Shown) {
  const language = languageOf(c)
  const t = texts(language)
  const { view, reader, offered, problems } = shown
  const sentences = problemsInWords(view.service, language, problems, {
    of: () => '',
    whose: (id) => {
      const row = offered?.rows.find((one) => one.id === id)
      return row ? `${row.surname} ${row.name}` : ''
    },
  })
  return showPage(c, pages.doors, {
    title: t('rows.choose'),
    width: 'wide',
    robots: 'noindex',
    section: 'account',
    reader,
    hasProblems: sentences.length > 0,
    children: (
      <>
        <BackLink language={language} href={addressOf.step(view.id, shown.step)} />
        <ErrorSummary language={language} problems={sentences.map(({ message }) => ({ message }))} />
        <h1>{t('rows.choose')}</h1>
        <p class="lead">{t('rows.choose.lead', { name: view.payer?.name ?? '' })}</p>
        {offered === null ? <Silent c={c} /> : <Offered {...shown} c={c} offered={offered} />}
      </>
    ),
  })
}

function Silent({ c }: { readonly c: SiteContext }) {
  const t = texts(languageOf(c))
  return (
    <Alert kind="warning" title={t('rows.silent')}>
      <p>{t('rows.silent.text')}</p>
      <ButtonLink look="secondary" icon="refresh" href={c.req.path}>
        {t('rows.silent.again')}
      </ButtonLink>
    </Alert>
  )
}

type OfferedProps = Shown & { readonly c: SiteContext; readonly offered: NonNullable<Choosing['offered']> }

function Offered({ c, view, offered, field, ticked, wanted }: OfferedProps) {
  const language = languageOf(c)
  const t = texts(language)
  const { q, knp, page: current } = wanted
  const { rows } = offered
  const chosen = new Set(rowsOf(view.answers[field]).map(({ id }) => id))
  const total = Math.max(1, Math.ceil(offered.total / pageSize))
  const hrefOf = (to: { q?: string; knp?: string; page?: number }) =>
    `?${new URLSearchParams({ q, knp, ...to, page: String(to.page ?? 1) })}`
  const knps = purposesOf(view.service)
  return (
    <>
      <Search
        language={language}
        action={addressOf.choose(view.id)}
        label={t('rows.search')}
        value={q}
        fields={{ knp }}
      />
      {knps.length > 1 && (
        <p class="filters">
          <Filter href={hrefOf({ knp: '' })} current={knp === ''} label={t('rows.all-payments')} />
          {knps.map((code) => (
            <Filter
              href={hrefOf({ knp: code })}
              current={knp === code}
              label={purposeWords(language, code)}
            />
          ))}
        </p>
      )}
      <p class="hint" role="status">
        {t('rows.found', { found: offered.total })}
      </p>
      {rows.length === 0 ? (
        <EmptyState title={t('rows.nothing')} icon="search">
          <p>{t('rows.nothing.text')}</p>
        </EmptyState>
      ) : (
        <Form action={`${addressOf.choose(view.id)}${hrefOf({ page: current })}`} idempotencyKey={formKey()}>
          <input type="hidden" name="saves" value={String(view.saves)} />
          <RowTable language={language} rows={rows} chosen={chosen} ticked={new Set(ticked)} />
          <div class="form-actions">
            <Button icon="check">{t('rows.add')}</Button>
          </div>
        </Form>
      )}
      <Pagination language={language} current={current} total={total} hrefOf={(to) => hrefOf({ page: to })} />
    </>
  )
}

function Filter({
  href,
  current,
  label,
}: {
  readonly href: string
  readonly current: boolean
  readonly label: string
}) {
  return (
    <a class="filter" href={href} {...(current && { 'aria-current': 'true' })}>
      {label}
    </a>
  )
}

type RowTableProps = {
  readonly language: Language
  readonly rows: readonly OfferedRow[]
  readonly chosen: ReadonlySet<string>
  readonly ticked: ReadonlySet<string>
}

function RowTable({ language, rows, chosen, ticked }: RowTableProps) {
  const t = texts(language)
  return (
    <Table
      caption={t('rows.choose')}
      captionHidden
      columns={[
        { name: t('rows.tick') },
        { name: t('rows.employee') },
        { name: t('rows.payment') },
        { name: t('rows.paid'), numeric: true },
        { name: t('rows.paid-on') },
        { name: t('rows.reference') },
      ]}
      rows={rows.map((row) => [
        chosen.has(row.id) ? (
          <Tag colour="success">{t('rows.is-chosen')}</Tag>
        ) : row.taken ? (
          <Tag>{t('rows.is-taken')}</Tag>
        ) : (
          <input
            class="tick"
            type="checkbox"
            name="row"
            value={row.id}
            checked={ticked.has(row.id)}
            aria-label={`${row.surname} ${row.name}, ${writtenMonth(language, row.period)}, ${purposeWords(language, row.knp)}`}
          />
        ),
        <Person row={row} />,
        <>
          {purposeWords(language, row.knp)}
          <br />
          <span class="hint">{writtenMonth(language, row.period)}</span>
        </>,
        `${writtenMoney(BigInt(row.paid))}\u00a0₸`,
        row.paidOn.split('-').reverse().join('.'),
        row.reference,
      ])}
    />
  )
}

type Wanted = { readonly q: string; readonly knp: string; readonly page: number }

function wantedOf(c: SiteContext): Wanted {
  const q = (c.req.query('q') ?? '').normalize('NFC').trim().slice(0, 100)
  const page = Math.min(10_000, Math.max(1, Number.parseInt(c.req.query('page') ?? '1', 10) || 1))
  return { q, knp: (c.req.query('knp') ?? '').slice(0, 3), page }
}

/** The purposes to filter by: those of what the service refunds as shipped. */
function purposesOf({ payments = [] }: Service): readonly string[] {
  return payments
    .filter(({ offered }) => offered)
    .flatMap(({ contribution, penalty }) => [contribution, penalty])
}
