import {
  type ChangeProblem,
  checkChange,
  type ListedFact,
  listChanges,
  listReference,
  proposeChange,
  ReferenceChangeError,
  type ReferenceKind,
  type ReferenceValues,
  type WantedChange,
} from '#modules/reference'
import { listMembers } from '#modules/staff'
import { Alert, BackLink, ErrorSummary, type Problem, Table } from '#platform/ui'
import { languageOf, type Site, type SiteContext, WebError } from '#platform/web'
import { type Desk, deskOf, holds, originOf } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'
import { showPage } from '../frame.tsx'
import { type CalendarPreview, Preview, previewOf } from './calendar-preview.tsx'
import { ChangeForm } from './change-form.tsx'
import { ChangeTable, changeTitle } from './change-list.tsx'
import { problemsInWords } from './change-problems.ts'
import { Checked, Source } from './fact-table.tsx'
import { kindNamed, referenceReaders, referenceRoomOf, todayAt } from './facts.ts'
import { openKinds } from './kind-page.tsx'
import { readTypedChange, type TypedChange, typedFrom, wantedFrom } from './typed-change.ts'
import { texts } from './words.ts'
import { writtenBound, writtenDays, writtenValue } from './written-value.ts'

/** A fact to be changed; without a key, one that is to come. */
type Here = { readonly kind: ReferenceKind; readonly key: string | null; readonly fact: ListedFact | null }

/** What was typed and what came of it. */
type Answer = {
  readonly typed: TypedChange
  readonly problems: readonly Problem[]
  readonly preview?: CalendarPreview
}

/** One fact: what held when, every change of it, and the form for another. */
export function factPage(site: Site, doors: OfficeDoors): void {
  const path = '/reference/:kind/:key'
  site.get(path, async (c) => {
    const desk = await deskOf(c, doors, ...referenceReaders)
    if (desk instanceof Response) return desk
    const here = await factHere(c, doors, desk)
    return showFact(c, doors, desk, here, {
      typed: typedFrom(here.kind, here.fact?.now?.value),
      problems: [],
    })
  })
  site.post(path, async (c) => {
    const desk = await deskOf(c, doors, 'administrator')
    return desk instanceof Response ? desk : answerForm(c, doors, desk)
  })
}

async function answerForm(c: SiteContext, doors: OfficeDoors, desk: Desk) {
  const here = await factHere(c, doors, desk)
  const typed = await readTypedChange(c)
  const key = here.key ?? (typed.fields.key ?? '').trim().toUpperCase()
  const wanted = wantedFrom(here.kind, key, typed)
  if (typed.fields.verb === 'preview') return showPreview(c, doors, desk, here, typed, wanted)
  try {
    const answer = await proposeChange(referenceRoomOf(doors), desk.member, wanted, originOf(c))
    if (answer.kind === 'proposed') return c.redirect(`/reference/changes/${answer.id}?proposed`, 303)
    return showProblems(c, doors, desk, here, typed, answer.problems)
  } catch (error) {
    if (!(error instanceof ReferenceChangeError)) throw error
    const message = texts(languageOf(c))(`refused.${error.code}`)
    c.status(422)
    return showFact(c, doors, desk, here, { typed, problems: [{ message }] })
  }
}

function showProblems(
  c: SiteContext,
  doors: OfficeDoors,
  desk: Desk,
  here: Here,
  typed: TypedChange,
  found: readonly ChangeProblem[],
) {
  c.status(422)
  return showFact(c, doors, desk, here, { typed, problems: problemsInWords(languageOf(c), found) })
}

/** Shows what a year would move; nothing is kept. */
async function showPreview(
  c: SiteContext,
  doors: OfficeDoors,
  desk: Desk,
  here: Here,
  typed: TypedChange,
  wanted: WantedChange,
) {
  const { shipped } = referenceRoomOf(doors)
  const problems = checkChange(wanted, shipped).filter(({ field }) => field === 'value' || field === 'key')
  if (problems.length > 0) return showProblems(c, doors, desk, here, typed, problems)
  const before = (here.fact?.now?.value ?? null) as ReferenceValues['calendar-year'] | null
  const after = wanted.value as ReferenceValues['calendar-year']
  const preview = await previewOf(doors, wanted.key, before, after)
  return showFact(c, doors, desk, here, { typed, problems: [], preview })
}

async function factHere(c: SiteContext, doors: OfficeDoors, desk: Desk): Promise<Here> {
  const kind = kindNamed(c.req.param('kind'))
  const key = c.req.param('key') ?? ''
  if (!kind) throw new WebError('not-found')
  if (key === 'new' && openKinds.includes(kind)) {
    if (!holds(desk.member, 'administrator')) throw new WebError('forbidden')
    return { kind, key: null, fact: null }
  }
  const facts = await listReference(referenceRoomOf(doors), dayFor(kind, key, doors), [kind])
  const fact = facts.find((one) => one.key === key)
  if (!fact) throw new WebError('not-found')
  return { kind, key, fact }
}

/** A calendar year is looked at on a day of its own. */
function dayFor(kind: ReferenceKind, key: string, doors: OfficeDoors): string {
  return kind === 'calendar-year' ? `${key}-01-01` : todayAt(doors)
}

async function showFact(c: SiteContext, doors: OfficeDoors, desk: Desk, here: Here, answer: Answer) {
  const language = languageOf(c)
  const t = texts(language)
  const { kind, key, fact } = here
  const { typed, problems, preview } = answer
  const title = key === null ? t(`new.${kind as 'bank'}`) : changeTitle(language, { kind, key })
  const names = new Map((await listMembers(doors)).map(({ memberId, name }) => [memberId, name]))
  const changes = key === null ? [] : await listChanges(referenceRoomOf(doors), { kind, key })
  return showPage(c, doors, {
    title,
    width: 'wide',
    desk,
    hasProblems: problems.length > 0,
    children: (
      <>
        <BackLink language={language} href={`/reference/${kind}`}>
          {t(`kind.${kind}`)}
        </BackLink>
        <ErrorSummary language={language} problems={problems} />
        <h1>{title}</h1>
        {fact && <FactTimeline c={c} fact={fact} />}
        {preview && <Preview language={language} preview={preview} />}
        {holds(desk.member, 'administrator') && (
          <section class="section" aria-labelledby="change">
            <h2 id="change">{t(key === null ? `new.${kind as 'bank'}` : 'change')}</h2>
            <ChangeForm language={language} kind={kind} factKey={key} typed={typed} problems={problems} />
          </section>
        )}
        {changes.length > 0 && (
          <section class="section" aria-labelledby="history">
            <h2 id="history">{t('history')}</h2>
            <ChangeTable language={language} caption={t('history')} changes={changes} names={names} />
          </section>
        )}
      </>
    ),
  })
}

function FactTimeline({ c, fact }: { readonly c: SiteContext; readonly fact: ListedFact }) {
  const language = languageOf(c)
  const t = texts(language)
  const { kind, key, now, timeline } = fact
  return (
    <>
      {now === null && (
        <Alert kind="warning" title={t('value.not-set')}>
          <p>{t('value.not-set.text')}</p>
        </Alert>
      )}
      <Table
        caption={t('timeline')}
        columns={(['value', 'since', 'until', 'source', 'checked'] as const).map((name) => ({
          name: t(`column.${name}`),
        }))}
        rows={timeline.map((row) => [
          writtenValue(language, kind, key, row.value),
          writtenBound(language, row.since),
          writtenBound(language, row.until),
          <Source row={row} />,
          <Checked language={language} verified={row.verified} />,
        ])}
      />
      {kind === 'calendar-year' && now?.value !== null && now !== null && (
        <CalendarDays c={c} year={key} value={now.value as ReferenceValues['calendar-year']} />
      )}
    </>
  )
}

type DaysProps = {
  readonly c: SiteContext
  readonly year: string
  readonly value: ReferenceValues['calendar-year']
}

function CalendarDays({ c, year, value: { weekdaysOff, workingWeekends, status } }: DaysProps) {
  const language = languageOf(c)
  const t = texts(language)
  return (
    <>
      <p>
        <strong>{t('field.off')}</strong>: {writtenDays(language, year, weekdaysOff).join(', ') || '—'}
      </p>
      <p>
        <strong>{t('field.works')}</strong>: {writtenDays(language, year, workingWeekends).join(', ') || '—'}
      </p>
      <p class="hint">{t(`status.${status}`)}</p>
    </>
  )
}
