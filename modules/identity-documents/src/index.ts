export { type ReadAnswer, type ReadInput, readDocumentCommand } from './commands.ts'
export {
  type Crossing,
  type DocumentKind,
  type DocumentReading,
  type DocumentSides,
  documentKinds,
  type FieldName,
  type FieldReading,
  type FieldSource,
  type Fields,
  type Finding,
  fieldNames,
  type MrzReading,
  type Point,
  type Quad,
  type ReasonCode,
  reasonCodes,
  type Side,
  type SideReading,
} from './document.ts'
export { DocumentError, type DocumentErrorCode } from './errors.ts'
export { type CardCue, cardCues } from './live/card-cue.ts'
export type { Outline } from './live/look-at-card.ts'
export { documentModelsState, fetchDocumentModels } from './models/models.ts'
export { normalisePicture, pictureLimits } from './normalise/normalise-picture.ts'
export type { DocumentReader, Location, NormalPicture, ReaderOptions } from './reader/document-reader.ts'
export { openDocumentReader } from './reader/open-reader.ts'
export { findWholeScript } from './text/whole-script.ts'
