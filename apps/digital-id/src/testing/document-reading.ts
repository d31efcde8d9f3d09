import { dayInKazakhstan } from '#kz'
import { type DocumentReader, normalisePicture, openDocumentReader } from '#modules/identity-documents'
import type { DocumentDoors } from '#modules/identity-proofing'
import type { Clock } from '#platform/clock'

/** The real reader of documents on one thread, opened by the first picture. */
export function documentReading(clock: Clock): Pick<DocumentDoors, 'reader' | 'normalise'> {
  let opened: Promise<DocumentReader> | null = null
  const reader = () => {
    opened ??= openDocumentReader({ workers: 1, today: () => dayInKazakhstan(clock.now()) })
    return opened
  }
  return {
    normalise: normalisePicture,
    reader: {
      readSide: async (jpeg, hints) => (await reader()).readSide(jpeg, hints),
      judge: async (sides) => (await reader()).judge(sides),
    },
  }
}
