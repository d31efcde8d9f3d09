import type { ChosenRow, FieldProblem } from './form.ts'
import { readMoney } from './money.ts'

/** A row of a registry that may be chosen. `taken`: it is refunded already or asked for in another application. */
export type OfferedRow = Omit<ChosenRow, 'refund'> & { readonly taken: boolean }

/** A chosen row as a page posted it: the sum as it was typed, and whose it is where it is chosen for the first time. */
export type TypedRow = { readonly id: string; readonly refund: string; readonly employee?: string }

/**
 * Checks chosen rows: at least one, people up to the limit, every sum real and no higher than what was paid, none
 * taken. `ROW_UNKNOWN` also stands for a row of another payer.
 */
export function checkRows(
  field: { readonly mostPeople: number; readonly optional?: true },
  id: string,
  typed: readonly TypedRow[],
  offered: readonly OfferedRow[] | null,
): { readonly rows: readonly ChosenRow[]; readonly problems: readonly FieldProblem[] } {
  if (offered === null) return { rows: [], problems: [{ field: id, code: 'REGISTRY_SILENT' }] }
  if (typed.length === 0)
    return { rows: [], problems: field.optional ? [] : [{ field: id, code: 'ROWS_NONE' }] }
  const byId = new Map(offered.map((row) => [row.id, row]))
  const unique = [...new Map(typed.map((row) => [row.id, row])).values()]
  const checked = unique.map((row) => checkRow(id, row, byId.get(row.id)))
  const rows = checked.flatMap((one) => ('row' in one ? [one.row] : []))
  const problems = checked.flatMap((one) => ('problem' in one ? [one.problem] : []))
  const people = new Set(unique.flatMap((row) => byId.get(row.id)?.employeeIin ?? [])).size
  if (people <= field.mostPeople) return { rows, problems }
  const values = { most: field.mostPeople, chosen: people }
  return { rows, problems: [{ field: id, code: 'ROWS_TOO_MANY_PEOPLE', values }, ...problems] }
}

function checkRow(
  field: string,
  { id, refund }: TypedRow,
  row: OfferedRow | undefined,
): { readonly row: ChosenRow } | { readonly problem: FieldProblem } {
  const problem = (code: string, values?: FieldProblem['values']) => ({
    problem: { field, code, row: id, ...(values ? { values } : {}) },
  })
  if (!row) return problem('ROW_UNKNOWN')
  if (row.taken) return problem('ROW_TAKEN')
  const { taken: _, ...rest } = row
  if (refund.trim() === '') return problem('MONEY_MISSING')
  const sum = readMoney(refund)
  if (!sum.valid) return problem(sum.code, { typed: refund.slice(0, 40) })
  if (sum.tiyn > BigInt(row.paid)) return problem('MONEY_ABOVE_PAID', { paid: row.paid })
  return { row: { ...rest, refund: sum.tiyn.toString() } }
}
