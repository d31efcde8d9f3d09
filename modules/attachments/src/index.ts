export {
  type AddAnswer,
  type Attachment,
  type AttachmentOf,
  type AttachmentsRoom,
  addAttachment,
  bindToApplication,
  listAttachments,
  readAttachment,
  removeAttachment,
} from './attachments.ts'
export { cleanUpAttachments, forgetAttachments } from './clean-up.ts'
export { type AttachmentKind, type AttachmentRefusal, attachmentKinds, attachmentRules } from './rules.ts'
export { type ClamdAddress, connectClamd, readClamdVersion, type Scanner } from './scan.ts'
export { addPiece, type OpenAnswer, openUpload, type PieceAnswer } from './upload.ts'
export { attachmentRulesInWords, refusalInWords, scanInWords } from './words.ts'
