import type { ReasonCode } from '#modules/identity-documents'

/**
 * The five reasons of the FAQ for which a document is rejected:
 * - `side`: a side is missing, or one side was put in both places
 * - `face`: another face, other facts, or a 3×4 photo instead of the document
 * - `copy`: a picture of a screen, or a black-and-white copy
 * - `unreadable`: cropped, glare, blurred
 * - `expired`
 */
export const rejectionReasons = ['side', 'face', 'copy', 'unreadable', 'expired'] as const
export type RejectionReason = (typeof rejectionReasons)[number]

/** Which of the five reasons a finding belongs to. */
export const reasonOfFinding: Readonly<Record<ReasonCode, RejectionReason>> = {
  'same-side': 'side',
  'missing-side': 'side',
  'face-mismatch': 'face',
  'not-a-card': 'face',
  'iin-invalid': 'face',
  'screen-copy': 'copy',
  'bw-copy': 'copy',
  unreadable: 'unreadable',
  cropped: 'unreadable',
  glare: 'unreadable',
  expired: 'expired',
  'expires-soon': 'expired',
}
