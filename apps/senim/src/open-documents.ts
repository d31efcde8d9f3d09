import { dayInKazakhstan } from '#kz'
import { type DocumentReader, normalisePicture, openDocumentReader } from '#modules/identity-documents'
import type { DocumentDoors, Proofing } from '#modules/identity-proofing'

/** The documents' doors, and how they are closed. */
export type OpenedDocuments = { readonly doors: DocumentDoors; readonly close: () => Promise<void> }

/**
 * Joins the proofing journey with the reader of documents. The reader's threads start with the first picture: the
 * office and the lists work without its models, and `senim doctor` says when they are missing.
 */
export function openDocuments(proofing: Proofing, workers: number): OpenedDocuments {
  let opening: Promise<DocumentReader> | null = null
  const reader = () => {
    opening ??= openDocumentReader({ workers, today: () => dayInKazakhstan(proofing.clock.now()) }).catch(
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
