import { dayInKazakhstan } from '#kz'
import { decryptField, encryptField, type Keyring, readPersonKey, systemRandom } from '#platform/crypto'
import type { Database } from '#platform/database'
import type { MandateRow } from '../tables.ts'

/** Who lets whom prepare applications in whose name. */
export type MandateTerms = {
  readonly bin: string
  /** Of the legal entity. */
  readonly name: string
  readonly giverIin: string
  readonly giverName: string
  readonly delegateIin: string
  /** As the giver typed it: the State is not asked who bears an IIN, or anybody could find out. */
  readonly delegateName: string
}

/** Years a mandate may last: Civil Code art. 168. */
export const mostMandateYears = 3

export type MandateState = 'unsigned' | 'in-force' | 'ended' | 'revoked'

type Life = Pick<MandateRow, 'signedAt' | 'revokedAt' | 'since' | 'until'>

/** Where a mandate stands now. */
export function stateOfMandate({ signedAt, revokedAt, until }: Life, now: Date): MandateState {
  if (revokedAt !== null) return 'revoked'
  if (signedAt === null) return 'unsigned'
  return until < dayInKazakhstan(now) ? 'ended' : 'in-force'
}

export function isInForce(mandate: Life, now: Date): boolean {
  return stateOfMandate(mandate, now) === 'in-force' && mandate.since <= dayInKazakhstan(now)
}

const termsPlace = (row: string) => ({ table: 'accounts.mandates', column: 'terms', row })

/** The terms of a mandate as they are kept: under the giver's key. */
export async function sealTerms(
  database: Database,
  keyring: Keyring,
  { id, giverId }: Pick<MandateRow, 'id' | 'giverId'>,
  terms: MandateTerms,
): Promise<Buffer> {
  const key = await readPersonKey(database, keyring, giverId)
  return encryptField(key, termsPlace(id), JSON.stringify(terms), systemRandom)
}

export async function openTerms(
  database: Database,
  keyring: Keyring,
  { id, giverId, termsSealed }: Pick<MandateRow, 'id' | 'giverId' | 'termsSealed'>,
): Promise<MandateTerms> {
  const key = await readPersonKey(database, keyring, giverId)
  return JSON.parse(decryptField(key, termsPlace(id), termsSealed))
}
