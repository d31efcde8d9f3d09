import type { Question } from '#modules/registries'
import type { Purpose } from './journey.ts'

/** On whose behalf the State is asked; the person reads it in the list of who looked at their data. */
export function questionFor(purpose: Purpose): Question {
  const written = {
    registration: 'digital-id-registration',
    'sign-in': 'sign-in',
    document: 'document-check',
    certificate: 'certificate-order',
    signature: 'cloud-signature',
  } as const
  return { by: 'self', asker: 'identity-proofing', purpose: written[purpose] }
}
