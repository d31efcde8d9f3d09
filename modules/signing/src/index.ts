export { headedEntities } from './certificates/headed-entities.ts'
export { issueKeyFile, type KeyFileAnswer, passwordRules } from './certificates/issue-key-file.ts'
export { type IssueAnswer, issueOrder, type KeyRequest } from './certificates/issue-order.ts'
export {
  listCertificates,
  type OwnCertificate,
  type OwnCertificates,
} from './certificates/list-certificates.ts'
export {
  identifyOrder,
  type Order,
  type OrderWish,
  readOrder,
  type StartOrderAnswer,
  startOrder,
  startOrderVideo,
} from './certificates/order.ts'
export { type RevokeAnswer, revokeCertificate } from './certificates/revoke-certificate.ts'
export { type Activation, activationMinutes, askActivation, grantActivation } from './cloud/activation.ts'
export { type CloudCertificate, cloudCertificatesFor } from './cloud/cloud-certificates.ts'
export { rewrapCloudKeys } from './cloud/cloud-key.ts'
export { issueCloudKey } from './cloud/issue-cloud-key.ts'
export { type CloudAnswer, signInCloud } from './cloud/sign-in-cloud.ts'
export { SigningError, type SigningErrorCode } from './errors.ts'
export {
  type AuthorityPort,
  connectAuthority,
  type KeyUse,
  type RevocationReason,
  revocationReasons,
} from './outside/authority.ts'
export { connectRevocation, type RevocationSources } from './outside/revocation-sources.ts'
export { connectTimeStamps, type TimeStamps } from './outside/time-stamps.ts'
export { connectTrust } from './outside/trust-source.ts'
export {
  findQrSigning,
  isQrBearer,
  markQrSigning,
  offerQrSigning,
  type QrOffer,
  type QrSigning,
  qrBearer,
  qrStateOf,
} from './qr/qr-signing.ts'
export { acceptSignature, type SignatureAnswer } from './requests/accept-signature.ts'
export { cancelSigningRequest, expireSigningRequests } from './requests/end-request.ts'
export { type AcceptedSignature, findSignature } from './requests/find-signature.ts'
export {
  type Json,
  type Manifest,
  type ManifestDraft,
  makeManifest,
  type Shown,
  type SigningPurpose,
  signingPurposes,
} from './requests/manifest.ts'
export { type NewSigningRequest, openSigningRequest } from './requests/open-request.ts'
export { readSigningRequest, type SigningRequest } from './requests/read-request.ts'
export { retryWaitingSignatures } from './requests/retry-waiting.ts'
export { type SignerRule, signerFault } from './requests/signer-rule.ts'
export type { CertificateRoom, SigningRoom } from './signing-room.ts'
export type { KeyPlace, QrState, RequestState, SigningWay } from './tables.ts'
export type { CertificateFacts } from './verdict/certificate-facts.ts'
export { type CheckedSignature, checkSignature } from './verdict/check-signature.ts'
export {
  codeOfReason,
  type RefusalCode,
  refusalCodes,
  type SigningCode,
  type WaitingCode,
  waitingCodes,
} from './verdict/signing-code.ts'
export { signingMessage, signingPattern } from './verdict/signing-message.ts'
