import { giveConsent, withdrawConsent } from '#modules/consents'
import type { Language } from '#platform/texts'
import { words } from '../words.ts'
import type { DocumentDoors, Owner } from './document-doors.ts'
import { type CaseForm, type CaseStanding, takeCaseStep } from './take-case-step.ts'

/** Changes whenever a word of it changes. */
const stillConsentVersion = '2026-11-22'

export type StillConsentText = { readonly version: string; readonly text: string }

/** What a person agrees to when a moderator may see one frame of their video. */
export function stillConsentText(language: Language): StillConsentText {
  return { version: stillConsentVersion, text: words(language)('consent.still') }
}

export type StillAnswer =
  | { readonly kind: 'moved' }
  | { readonly kind: 'refused'; readonly code: 'consent-text-changed' }
  | CaseStanding

/**
 * The person allows, or no longer allows, that one frame of the coming video is kept until the decision. Without it no
 * frame is ever written. Taking it back destroys the frame at once.
 */
export function agreeToStill(
  doors: DocumentDoors,
  owner: Owner,
  form: CaseForm & { readonly agreed: boolean; readonly version: string; readonly language: Language },
): Promise<StillAnswer> {
  const { clock } = doors
  return takeCaseStep<StillAnswer>(doors, owner, 'attachVideo', form, async (trx) => {
    const { personId } = owner
    if (!form.agreed) {
      await withdrawConsent(trx, clock, personId, 'moderator-still')
      return { answer: { kind: 'moved' }, change: { stillAgreedAt: null, stillSealed: null } }
    }
    const { version, text } = stillConsentText(form.language)
    if (form.version !== version) return { answer: { kind: 'refused', code: 'consent-text-changed' } }
    await giveConsent(trx, clock, {
      personId,
      purpose: 'moderator-still',
      textVersion: version,
      text,
      language: form.language,
    })
    return { answer: { kind: 'moved' }, change: { stillAgreedAt: clock.now() } }
  })
}
