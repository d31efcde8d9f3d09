export {
  activeConsent,
  type Consent,
  type ConsentGiven,
  type ConsentLanguage,
  type ConsentPurpose,
  giveConsent,
  listConsents,
  withdrawConsent,
} from './consent.ts'
export {
  closeLook,
  forgetLooks,
  type Look,
  type LookResult,
  listLooks,
  type NewLook,
  openLook,
} from './look.ts'
