import type { ApplicationsRoom } from '#modules/applications'
import type { Part, Payer } from '#modules/service-kit'
import {
  decryptField,
  encryptField,
  type Keyring,
  lookupIndex,
  type PersonKey,
  systemRandom,
} from '#platform/crypto'
import { type ApprovalRow, approvalPlace } from './tables.ts'

/** What one person agrees to: their own rows, the reason and who asks. */
export type ApprovedPart = Part & {
  readonly reason: string | null
  readonly payer: Payer | null
  readonly service: string
  /** The application's number. */
  readonly number: string
}

/** Why somebody declines. */
export const declineReasons = ['not-mistaken', 'wrong-sum', 'not-my-employer', 'other'] as const
export type DeclineReason = (typeof declineReasons)[number]
export type Decline = { readonly reason: DeclineReason; readonly words: string }

export function sealPart(key: PersonKey, id: string, part: ApprovedPart): Buffer {
  return encryptField(key, approvalPlace(id, 'part'), JSON.stringify(part), systemRandom)
}

export function openPart(key: PersonKey, { id, partSealed }: ApprovalRow): ApprovedPart {
  return JSON.parse(decryptField(key, approvalPlace(id, 'part'), partSealed))
}

export function openDecline(key: PersonKey, { id, declineSealed }: ApprovalRow): Decline | null {
  return declineSealed && JSON.parse(decryptField(key, approvalPlace(id, 'decline'), declineSealed))
}

/** Tells two parts apart by what was agreed to: the rows with their sums, the reason and the payer. */
export function partHash(keyring: Keyring, { iin, rows, reason, payer }: ApprovedPart): Buffer {
  const sorted = rows
    .map(({ id, period, knp, paid, refund }) => [id, period, knp, paid, refund])
    .sort(([one = ''], [other = '']) => (one < other ? -1 : 1))
  return lookupIndex(keyring, 'approvals.part', JSON.stringify([iin, sorted, reason, payer?.id ?? null]))
}

export function personLookup({ keyring }: Pick<ApplicationsRoom, 'keyring'>, iin: string): Buffer {
  return lookupIndex(keyring, 'approvals.iin', iin)
}
