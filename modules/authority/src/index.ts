export { answerOcsp } from './answer-ocsp.ts'
export { holdCertificate, releaseCertificate, revokeCertificate } from './change-state.ts'
export { AuthorityError, type AuthorityErrorCode } from './errors.ts'
export { type Foundation, foundAuthority } from './found-authority.ts'
export { currentLists, currentRootList, type Lists } from './issue-lists.ts'
export {
  certificatesOf,
  findCertificate,
  type IssuedCertificate,
  issuePersonCertificate,
} from './issue-person-certificate.ts'
export { isKeyAlgorithm, type KeyAlgorithm, type KeyStore, keyAlgorithms } from './keys/key-store.ts'
export { type KeyPair, makeKeyPair } from './keys/make-key-pair.ts'
export { type Token, tokenKeys } from './keys/token-keys.ts'
export { wrappedKeys } from './keys/wrapped-keys.ts'
export {
  type Authority,
  type AuthorityRoom,
  isFounded,
  openAuthority,
  readFoundation,
} from './open-authority.ts'
export { acceptedKey, type CertificateOrder, isOrderRole, type OrderRole, orderRoles } from './order.ts'
export { places } from './profile/places.ts'
export { type RequestedCertificate, readRequest } from './read-request.ts'
export { isFinalReason, type RevocationReason, revocationReasons } from './revocation-reason.ts'
export { stampPolicy, stampTime } from './stamp-time.ts'
export { type AuthorityFiles, openAuthorityFiles } from './state/authority-files.ts'
export { withFolderLock } from './state/folder-lock.ts'
export type { CertificateRecord } from './state/ledger-entry.ts'
