/*
 * Passkeys (WebAuthn) without knowing whose: questions to browsers and the check of their answers. Rooms that have
 * people with passkeys keep the keys and the questions in tables of their own.
 */
export {
  askForAnyPasskey,
  type KnownPasskey,
  type NewPasskey,
  offerNewPasskey,
  type PasskeyRefusal,
  type PasskeySite,
  readNewPasskey,
  readUsedPasskey,
} from './ceremonies.ts'
export { challengesIn } from './challenges.ts'
export { whyNoPasskey } from './why-no-passkey.ts'
