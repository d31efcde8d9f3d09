export { answerInWords, purposeWords, writtenMonth } from './answer-words.ts'
export { writtenApplicationNumber } from './application-number.ts'
export { applicationPaper, type PaperOf } from './application-paper.ts'
export type {
  ApplicationDoors,
  ApplicationsRoom,
  ApprovalDoor,
  Asking,
  AskRefusal,
  PaymentDoor,
  RegistryRow,
} from './applications-room.ts'
export { askSignature, type SignatureAsked } from './ask-signature.ts'
export { assignApplication, claimApplication, releaseApplication } from './assign.ts'
export { takePaymentOutcomes } from './bank-moves.ts'
export { type BuiltApplication, buildApplication, type ImaginedApplication } from './build-application.ts'
export { claimRows, releaseRows, takenRows } from './claims.ts'
export { countMoves } from './count-moves.ts'
export { ApplicationError, type ApplicationErrorCode } from './errors.ts'
export {
  type ListedApplication,
  listApplications,
  listQueue,
  type Place,
  type QueueFilter,
} from './list-applications.ts'
export { type MoveAsked, type MoveMade, makeMove } from './make-move.ts'
export { offeredPurposes, offerRows } from './offered-rows.ts'
export {
  type DeskApplication,
  type DeskOfficer,
  noteOfficerLook,
  openForOfficer,
  placesFor,
} from './officer-desk.ts'
export type { PersonRef } from './person-ref.ts'
export { type MessagePreview, previewMessage } from './preview-message.ts'
export { type ApplicationView, type DueView, type MoveView, readApplication } from './read-application.ts'
export { type Board, type BoardLine, readBoard } from './read-board.ts'
export { type ProvenApplication, readByProof } from './read-by-proof.ts'
export { recomputeDueDates, runDeadlines } from './run-deadlines.ts'
export { type DraftStep, type SavedStep, saveDraftStep } from './save-draft-step.ts'
export { finishSignedMove, finishSignedMoves } from './signed-moves.ts'
export { startDraft } from './start-draft.ts'
export { holdApplication } from './stored-application.ts'
export { type JournalsVerdict, verifyJournals } from './verify-journals.ts'
