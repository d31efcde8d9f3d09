import { dayInKazakhstan } from '#kz'
import { checkFields, type FieldFault, tidyFields } from './check-fields.ts'
import type { DocumentDoors, Owner } from './document-doors.ts'
import { refreshSignals } from './refresh-evidence.ts'
import type { TypedFields } from './stored-case.ts'
import { type CaseForm, type CaseStanding, takeCaseStep } from './take-case-step.ts'

export type ConfirmAnswer =
  | { readonly kind: 'moved' }
  | { readonly kind: 'refused'; readonly faults: readonly FieldFault[] }
  | CaseStanding

/**
 * The person confirms what their document says, corrected where it was read wrongly. What was read stays beside it.
 * What cannot be taken is kept too: nothing has to be typed twice.
 */
export function confirmFields(
  doors: DocumentDoors,
  owner: Owner,
  form: CaseForm & { readonly fields: TypedFields },
): Promise<ConfirmAnswer> {
  return takeCaseStep<ConfirmAnswer>(doors, owner, 'confirmFields', form, async (trx, stored) => {
    const fields = tidyFields(form.fields)
    const now = doors.clock.now()
    const faults = checkFields(stored.row.kind, fields, dayInKazakhstan(now))
    if (faults.length > 0)
      return {
        answer: { kind: 'refused', faults },
        change: { fields, confirmedAt: null },
        remember: false,
      }
    const change = await refreshSignals(trx, stored, { fields, crossings: null, confirmedAt: now })
    return { answer: { kind: 'moved' }, change }
  })
}
