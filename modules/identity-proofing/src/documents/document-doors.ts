import type {
  DocumentReader,
  DocumentReading,
  DocumentSides,
  NormalPicture,
} from '#modules/identity-documents'
import type { Told } from '#modules/notifications'
import type { Proofing } from '../proofing.ts'

/** Everything that the documents and their moderation work with: the proofing journey's doors and the reader's. */
export type DocumentDoors = Proofing & {
  readonly reader: Pick<DocumentReader, 'readSide'> & {
    readonly judge: (sides: DocumentSides) => DocumentReading | Promise<DocumentReading>
  }
  /** Sends, after the commit, what a person was told; what does not arrive at once is the worker's to send again. */
  readonly deliver: (told: Told) => Promise<void>
  /** Makes a picture safe, or throws a `DocumentError`. */
  readonly normalise: (bytes: Uint8Array) => Promise<NormalPicture>
}

/** The signed-in person whose document it is. */
export type Owner = {
  readonly personId: string
  readonly channel: 'portal' | 'digital-id'
  readonly device: string
}
