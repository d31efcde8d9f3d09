import { dayInKazakhstan } from '#kz'
import { type DocumentReader, normalisePicture, openDocumentReader } from '#modules/identity-documents'
import type { DocumentDoors, Proofing } from '#modules/identity-proofing'
import { type Carriers, deliverTold } from '#modules/notifications'

/** The documents' doors, and how they are closed. */
export type OpenedDocuments = { readonly doors: DocumentDoors; readonly close: () => Promise<void> }

/**
 * Joins the proofing journey with the reader of documents. The reader's threads start with the first picture: the
 * office and the lists work without its models, and `senim doctor` says when they are missing.
 */
export function openDocuments(proofing: Proofing, carriers: Carriers, workers: number): OpenedDocuments {
  const { database, keyring, clock } = proofing
  let opening: Promise<DocumentReader> | null = null
  const reader = () => {
    opening ??= openDocumentReader({ workers, today: () => dayInKazakhstan(clock.now()) }).catch(
      (error: unknown) => {
        // The models may be fetched while the program runs: the next picture tries again.
        opening = null
        throw error
      },
    )
    return opening
  }
  return {
    doors: {
      ...proofing,
      deliver: (told) => deliverTold(database, keyring, clock, carriers, told),
      normalise: normalisePicture,
      reader: {
        readSide: async (jpeg, hints) => (await reader()).readSide(jpeg, hints),
        judge: async (sides) => (await reader()).judge(sides),
      },
    },
    close: async () => {
      const opened = await opening?.catch(() => null)
      await opened?.close()
    },
  }
}
