export { SigningError, type SigningErrorCode } from './errors.ts'
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
export type { SigningRoom } from './signing-room.ts'
export type { QrState, RequestState, SigningWay } from './tables.ts'
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
