import type {
  DocumentReader,
  DocumentReading,
  DocumentSides,
  NormalPicture,
} from '#modules/identity-documents'
import type { Proofing } from '../proofing.ts'

/** Everything that the documents and their moderation work with: the proofing journey's doors and the reader's. */
export type DocumentDoors = Proofing & {
  readonly reader: Pick<DocumentReader, 'readSide'> & {
    readonly judge: (sides: DocumentSides) => DocumentReading | Promise<DocumentReading>
  }
  /** Makes a picture safe, or throws a `DocumentError`. */
  readonly normalise: (bytes: Uint8Array) => Promise<NormalPicture>
}

/** The signed-in person whose document it is. */
export type Owner = {
  readonly personId: string
  readonly channel: 'portal' | 'digital-id'
  readonly device: string
}
