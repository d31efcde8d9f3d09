import type { Service } from '#modules/service-kit'

/** Whether the answers may be changed in this stage: its applicant may hand them in, or hand them in anew. */
export function isEditable({ workflow }: Pick<Service, 'workflow'>, stage: string): boolean {
  return Object.values(workflow.moves).some(
    (move) =>
      move.from.includes(stage) && move.by.includes('applicant') && move.requires?.includes('complete-form'),
  )
}
