export type {
  AccountLanguage,
  DocumentSummary,
  Identity,
  NewAccount,
  PersonNames,
  Profile,
} from './account.ts'
export * from './acting/index.ts'
export {
  type AttachedDocument,
  attachDocument,
  type DigitalIdLevel,
  detachDocument,
  digitalIdLevel,
} from './attached-documents.ts'
export { type BuiltAccount, buildAccount } from './build-account.ts'
export { changeLanguage, changePhone, type Origin } from './change-account.ts'
export { cleanUpAccounts } from './clean-up.ts'
export { type AccountCreation, createAccount, renewIdentity } from './create-account.ts'
export { deviceName } from './device-name.ts'
export {
  type EdsRefusal,
  type EdsSignIn,
  edsChallengeMilliseconds,
  offerEdsChallenge,
  recogniseByEds,
} from './eds-challenge.ts'
export { eraseAccount } from './erase-account.ts'
export { findByIin, findByPhone, readProfile } from './find-account.ts'
export { type KeyOwner, type PrivateJwk, publicPart, signingKeys } from './openid-keys.ts'
export { openOpenidSecrets } from './openid-secrets.ts'
export {
  type ArtifactsToForget,
  consumeArtifact,
  findArtifact,
  forgetArtifacts,
  keepArtifact,
  listPersonArtifacts,
  type OpenidArtifact,
  type OpenidPayload,
} from './openid-store.ts'
export { listPasskeys, removePasskey, renamePasskey } from './passkey-list.ts'
export {
  addPasskey,
  askForPasskey,
  offerPasskey,
  type Passkey,
  type PasskeyAddition,
  type PasskeySignIn,
  recogniseByPasskey,
} from './passkeys.ts'
export { absoluteMilliseconds, idleMilliseconds, type Program } from './session-life.ts'
export {
  endSessions,
  findSession,
  listSessions,
  type NewSession,
  openSession,
  type Session,
  type SessionsToEnd,
} from './sessions.ts'
