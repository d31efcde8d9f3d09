import { DocumentError } from '#modules/identity-documents'
import type { DigitalIdDoors } from '../../doors.ts'

const ours = ['models-missing', 'reader-closed', 'reader-failed'] as const
type OurCode = (typeof ours)[number]

/**
 * Runs a step that reads a picture. When reading itself does not work, the person is told in words and may try again;
 * the operator learns of it as of any fault.
 */
export async function whileReading<Answer>(
  { proofing }: Pick<DigitalIdDoors, 'proofing'>,
  step: () => Promise<Answer>,
): Promise<Answer | { readonly kind: 'refused'; readonly code: OurCode }> {
  try {
    return await step()
  } catch (error) {
    const code = error instanceof DocumentError && ours.find((one) => one === error.code)
    if (!code) throw error
    proofing.observe({ kind: 'failed-in-background', what: 'reading a picture', error })
    return { kind: 'refused', code }
  }
}
