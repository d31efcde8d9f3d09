import type { ChosenRow } from './form.ts'
import type { Part } from './parts.ts'

/** Chosen rows by the people they belong to: each agrees to their own and sees no other. */
export function partsOfRows(rows: readonly ChosenRow[]): readonly Part[] {
  return [...Map.groupBy(rows, ({ employeeIin }) => employeeIin)].map(([iin, own]) => {
    const { surname = '', name = '', patronymic } = own[0] ?? {}
    return { iin, name: [surname, name, patronymic].filter(Boolean).join(' '), rows: own }
  })
}
