import { giveConsent as recordConsent } from '#modules/consents'
import type { Database } from '#platform/database'
import type { Language } from '#platform/texts'
import type { Purpose } from './journey.ts'
import type { Proofing } from './proofing.ts'
import { type Moved, moved, type PostedForm, type Standing, takeStep } from './take-step.ts'
import { words } from './words.ts'

/** Changes whenever a word of the consent changes: what somebody agreed to stays provable. */
export const consentVersion = '2026-11-22'

const paragraphs = [
  'consent.what',
  'consent.why',
  'consent.kept',
  'consent.shared',
  'consent.withdraw',
] as const

export type ConsentText = { readonly version: string; readonly paragraphs: readonly string[] }

/** The very words that stand on the page and whose hash is kept with the consent. */
export function consentText(language: Language, purpose: Purpose = 'registration'): ConsentText {
  const keyOf = (key: (typeof paragraphs)[number]) =>
    key === 'consent.why' && hasOwnReason(purpose) ? (`consent.why-${purpose}` as const) : key
  return { version: consentVersion, paragraphs: paragraphs.map((key) => words(language)(keyOf(key))) }
}

function hasOwnReason(purpose: Purpose): purpose is Exclude<Purpose, 'registration' | 'sign-in'> {
  return purpose !== 'registration' && purpose !== 'sign-in'
}

export type ConsentAnswer =
  | Moved
  | { readonly kind: 'refused'; readonly code: 'consent-not-ticked' | 'consent-text-changed' }
  | Standing

/**
 * Personal Data Law No. 94-V art. 7 and 8: biometric data is processed only with explicit consent. `version` is that of
 * the wording the person had before their eyes.
 */
export async function giveConsent(
  proofing: Proofing,
  token: string,
  form: PostedForm & { readonly agreed: boolean; readonly version: string; readonly language: Language },
): Promise<ConsentAnswer> {
  return takeStep<ConsentAnswer>(proofing, token, 'giveConsent', form, async (trx, { row }) => {
    if (!form.agreed) return { answer: { kind: 'refused', code: 'consent-not-ticked' } }
    if (form.version !== consentVersion) return { answer: { kind: 'refused', code: 'consent-text-changed' } }
    await recordBiometricConsent(trx, proofing, row.accountId ?? row.personId, form.language, row.purpose)
    return moved('video', { consentLanguage: form.language })
  })
}

/** Writes down the consent of this person to the wording in this language. */
export async function recordBiometricConsent(
  trx: Database,
  { clock }: Proofing,
  personId: string,
  language: Language,
  purpose: Purpose,
): Promise<void> {
  const { version, paragraphs } = consentText(language, purpose)
  await recordConsent(trx, clock, {
    personId,
    purpose: 'biometrics',
    textVersion: version,
    text: paragraphs.join('\n\n'),
    language,
  })
}
