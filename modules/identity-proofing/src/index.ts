export { addFrame, type Frame, type FrameAnswer } from './add-frame.ts'
export { askDelivery } from './ask-delivery.ts'
export { type CodeRefusal, codeRules } from './code-step.ts'
export type { Conclusion } from './conclude.ts'
export { connectVideo } from './connect-video.ts'
export { type ConsentAnswer, type ConsentText, consentText, giveConsent } from './consent-step.ts'
export {
  type AddPictureAnswer,
  addPicture,
  type CornersAnswer,
  type SentPicture,
  setCorners,
} from './documents/add-picture.ts'
export {
  agreeToStill,
  type StillAnswer,
  type StillConsentText,
  stillConsentText,
} from './documents/agree-to-still.ts'
export { type AppealAnswer, appealDecision } from './documents/appeal-decision.ts'
export { attachAgain } from './documents/attach-again.ts'
export { type DocumentVideoAnswer, startDocumentVideo } from './documents/attach-video.ts'
export { type FieldFault, type FieldFaultCode, requiredFields } from './documents/check-fields.ts'
export { type ConfirmAnswer, confirmFields } from './documents/confirm-fields.ts'
export type { RegistryCrossing } from './documents/crossings.ts'
export type { ShippedTerm, TermName } from './documents/data/terms.ts'
export { type DeleteAnswer, deleteDocument } from './documents/delete-document.ts'
export {
  type CaseMove,
  type CaseState,
  caseMoves,
  caseStates,
  type Lane,
  mayMoveCase,
  sidesOf,
} from './documents/document-case.ts'
export type { DocumentDoors, Owner } from './documents/document-doors.ts'
export type { Captured, Verb } from './documents/document-tables.ts'
export { type DueTime, dueTime } from './documents/due-time.ts'
export type { Signal } from './documents/evidence.ts'
export type { Gate, Missing } from './documents/gate.ts'
export { type CaseEvent, historyOf } from './documents/history-of.ts'
export {
  type CaseView,
  type DocumentLine,
  listDocuments,
  type OwnDecision,
  type PictureView,
  readCase,
  readOwnPicture,
} from './documents/read-case.ts'
export { type ReasonWords, reasonWords } from './documents/reason-words.ts'
export { type RejectionReason, reasonOfFinding, rejectionReasons } from './documents/rejection-reasons.ts'
export { eraseDocumentsOf, keepRetention, type RetentionDoors } from './documents/retention.ts'
export type { Score, ScoreName, Scores } from './documents/scores.ts'
export { type SendAnswer, sendDocument } from './documents/send-document.ts'
export { type NewDocument, type StartDocumentAnswer, startDocument } from './documents/start-document.ts'
export type { TypedFields } from './documents/stored-case.ts'
export type { CaseForm, CaseStanding } from './documents/take-case-step.ts'
export { type DocumentTerms, listTerms, setTerm, type TermView } from './documents/terms.ts'
export {
  type AddPieceAnswer,
  addPiece,
  type NewUpload,
  type OpenUploadAnswer,
  openUpload,
} from './documents/upload.ts'
export { uploadRules } from './documents/upload-rules.ts'
export { eraseJourneys, eraseJourneysOf } from './erase-journeys.ts'
export { askAgain, type FinishAnswer, finishVideo } from './finish-video.ts'
export { type HandoffRefusal, showShortCode } from './handoff.ts'
export {
  createHandoff,
  type HandoffAnswer,
  type HandoffPreview,
  previewHandoff,
  type RedeemAnswer,
  redeemHandoff,
  takeBack,
} from './handoffs.ts'
export type { Likeness, Refusal, RefusalCode } from './identity-decision.ts'
export type { IinRefusal } from './iin-step.ts'
export { isGatewayUp } from './is-gateway-up.ts'
export { type Move, mayHandOver, moves, type Purpose, type Stage, stages } from './journey.ts'
export type { Limited } from './limits.ts'
export type { Lock } from './lock.ts'
export { type Agreement, type Difference, readAgreement } from './moderation/agreement.ts'
export {
  type AutomaticApproval,
  listAutomaticApprovals,
  setAutomaticApproval,
} from './moderation/automatic-approval.ts'
export {
  type ClaimAnswer,
  claimCase,
  type DeskStanding,
  type ReleaseAnswer,
  releaseCase,
} from './moderation/claim-case.ts'
export { type DecideAnswer, decideCase, type WrittenDecision } from './moderation/decide-case.ts'
export type { Decision, DecisionFault, Mark } from './moderation/decision.ts'
export type { DecisionView } from './moderation/kept-decisions.ts'
export type { Closed, Moderator } from './moderation/moderator.ts'
export {
  type DeskCase,
  type DeskPicture,
  type DeskPictureName,
  type FieldTriple,
  openCase,
  readCasePicture,
} from './moderation/open-case.ts'
export { type Queue, type QueueFilter, type QueueRow, readQueue } from './moderation/read-queue.ts'
export {
  decideSecondLook,
  openSecondLook,
  readSecondLookPicture,
  readSecondLooks,
  type SecondLookAnswer,
  type SecondLookLine,
  type SecondLookName,
  type SecondLookStanding,
  type SecondVerdict,
} from './moderation/second-look.ts'
export { type OrderAnswer, offerOrder } from './offer-order.ts'
export { createOpenChecks, type OpenChecks } from './open-checks.ts'
export {
  type OwnerVideoAnswer,
  type OwnerVideoPurpose,
  startOwnerVideo,
  takeOwnerVideo,
} from './owner-video.ts'
export type { PhoneRefusal } from './phone-step.ts'
export type { Caller, Proofing, ProofingEvent } from './proofing.ts'
export { type CodeView, type JourneyView, readJourney } from './read-journey.ts'
export { repeatVideo } from './repeat-video.ts'
export { type ResendAnswer, resendCode } from './resend-code.ts'
export { takeVerified } from './sign-in.ts'
export { startJourney } from './start-journey.ts'
export { type StartVideoAnswer, startVideo } from './start-video.ts'
export { type CodeAnswer, submitCode } from './submit-code.ts'
export { type IinAnswer, submitIin } from './submit-iin.ts'
export { changePhone, type PhoneAnswer, submitPhone } from './submit-phone.ts'
export type { Moved, PostedForm, Standing } from './take-step.ts'
export type {
  FrameSeen,
  VideoAction,
  VideoCheck,
  VideoDoor,
  VideoReason,
  VideoVerdict,
} from './video-door.ts'
export { type FrameRefusal, videoRules } from './video-order.ts'
