import type { Question } from '#modules/registries'

/** On whose behalf the State is asked; the person reads it in the list of who looked at their data. */
export const proofingQuestion: Question = {
  by: 'self',
  asker: 'identity-proofing',
  purpose: 'digital-id-registration',
}
