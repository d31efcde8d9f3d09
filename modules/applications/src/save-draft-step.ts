import { readProfile } from '#modules/accounts'
import {
  type Answers,
  checkStep,
  type FieldProblem,
  firstOpenStep,
  type OfferedRow,
  type Payer,
  type Service,
  type TypedRow,
  type TypedStep,
} from '#modules/service-kit'
import { transaction } from '#platform/database'
import type { ApplicationsRoom } from './applications-room.ts'
import { isEditable } from './editable.ts'
import { ApplicationError } from './errors.ts'
import { offerRows } from './offered-rows.ts'
import type { PersonRef } from './person-ref.ts'
import { type Contents, openApplication, sealContents } from './stored-application.ts'
import { tablesOf } from './tables.ts'

/** What came of saving a step. What passed its check is kept even when something else did not. */
export type SavedStep =
  | { readonly kind: 'saved'; readonly saves: number; readonly next: string | null }
  | { readonly kind: 'invalid'; readonly saves: number; readonly problems: readonly FieldProblem[] }
  /** The page is older than the draft: show what is kept, with what was typed beside it (409). */
  | { readonly kind: 'stale'; readonly saves: number }
  /** Handed in meanwhile: its answers stand. */
  | { readonly kind: 'closed' }

/** A page's step: the number of saves it had seen, and what was typed. */
export type DraftStep = {
  readonly applicationId: string
  readonly personId: string
  readonly step: string
  readonly expectedSaves: number
  readonly typed: TypedStep
}

/**
 * Checks and keeps one step of a draft. Registries are asked before anything is locked.
 *
 *     const saved = await saveDraftStep(room, { applicationId, personId, step: 'payer', expectedSaves: 0, typed })
 *     if (saved.kind === 'saved') return c.redirect(`/…/${saved.next ?? 'check'}`, 303)
 */
export async function saveDraftStep(room: ApplicationsRoom, draft: DraftStep): Promise<SavedStep> {
  const before = await openApplication(room.database, room, draft.applicationId)
  if (before.row.personId !== draft.personId) throw new ApplicationError('unknown')
  if (!before.service.form.steps[draft.step]) throw new ApplicationError('unknown-step')
  const profile = await readProfile(room.database, room.keyring, draft.personId)
  if (!profile) throw new ApplicationError('unknown')
  const lists = await listsFor(room, profile, draft, before.service, before.contents)
  return transaction(room.database, async (trx) => {
    const { row, contents, service, key } = await openApplication(trx, room, draft.applicationId, 'lock')
    if (!isEditable(service, row.stage)) return { kind: 'closed' }
    if (row.saves !== draft.expectedSaves) return { kind: 'stale', saves: row.saves }
    const { form } = service
    const checked = checkStep(form, draft.step, draft.typed, contents.answers, {
      ...lists,
      reasons: service.reasons,
      banks: await room.doors.banks(trx),
    })
    const answers = merged(service, draft.step, contents.answers, checked)
    const payer = payerOf(form, answers, lists.payers) ?? (payerField(form) ? contents.payer : null)
    const saves = row.saves + 1
    await tablesOf(trx)
      .updateTable('applications')
      .set({ answersSealed: sealContents(key, row.id, { answers, payer }), saves })
      .where('id', '=', row.id)
      .execute()
    if (checked.problems.length > 0) return { kind: 'invalid', saves, problems: checked.problems }
    return { kind: 'saved', saves, next: nextStep(service, draft.step, answers) }
  })
}

/** As many as the registry takes in one question. */
const mostEmployees = 100

type Lists = { readonly payers: readonly Payer[] | null; readonly rows: readonly OfferedRow[] | null }

async function listsFor(
  room: ApplicationsRoom,
  person: PersonRef,
  draft: DraftStep,
  service: Service,
  { payer, answers }: Contents,
): Promise<Lists> {
  const kinds = (service.form.steps[draft.step] ?? []).map((id) => service.form.fields[id]?.kind)
  const asked = kinds.includes('rows') && payer ? payer.id : null
  return {
    payers: kinds.includes('payer') ? await room.doors.payers(person, service.id) : [],
    rows: asked === null ? [] : await chosenRows(room, person, draft, service, { payer: asked, answers }),
  }
}

/** The registry is asked about the people who were chosen, and about nobody else: each of them can see that it was. */
async function chosenRows(
  room: ApplicationsRoom,
  person: PersonRef,
  { typed, applicationId }: DraftStep,
  service: Service,
  { payer, answers }: { readonly payer: string; readonly answers: Answers },
): Promise<readonly OfferedRow[] | null> {
  const known = new Map(
    Object.values(answers).flatMap((answer) =>
      typeof answer === 'object' ? answer.map(({ id, employeeIin }) => [id, employeeIin] as const) : [],
    ),
  )
  const typedRows = Object.values(typed).flatMap((value): readonly TypedRow[] =>
    typeof value === 'object' ? value : [],
  )
  const employees = [...new Set(typedRows.flatMap(({ id, employee }) => employee ?? known.get(id) ?? []))]
  if (employees.length === 0) return []
  const wanted = { employees: employees.slice(0, mostEmployees) }
  return (await offerRows(room, person, { service, applicationId, payer, wanted }))?.rows ?? null
}

function merged(
  service: Service,
  step: string,
  before: Answers,
  { answers, problems }: ReturnType<typeof checkStep>,
): Answers {
  const wrong = new Set(problems.map(({ field }) => field))
  const replaced = (service.form.steps[step] ?? []).filter((field) => !wrong.has(field))
  const rest = Object.fromEntries(Object.entries(before).filter(([field]) => !replaced.includes(field)))
  const passed = Object.fromEntries(Object.entries(answers).filter(([field]) => !wrong.has(field)))
  const after: Answers = { ...rest, ...passed }
  const payer = payerField(service.form)
  if (!payer || before[payer] === undefined || before[payer] === after[payer]) return after
  // Another payer paid for other people: the rows that were chosen are not theirs.
  return Object.fromEntries(
    Object.entries(after).filter(([field]) => service.form.fields[field]?.kind !== 'rows'),
  )
}

function payerField(form: Service['form']): string | undefined {
  return Object.keys(form.fields).find((field) => form.fields[field]?.kind === 'payer')
}

function payerOf(
  form: Service['form'],
  answers: Answers,
  payers: readonly Payer[] | null,
): Payer | undefined {
  const field = payerField(form)
  return field === undefined ? undefined : payers?.find(({ id }) => id === answers[field])
}

/** The step after this one that is not complete, or the first that is not; null when all are. */
function nextStep(service: Service, step: string, answers: Answers): string | null {
  const steps = Object.keys(service.form.steps)
  const after = steps[steps.indexOf(step) + 1]
  return after ?? firstOpenStep(service.form, answers)
}
