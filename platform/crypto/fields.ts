import type { PersonKey } from './person-keys.ts'
import type { Random } from './random.ts'
import { open, seal } from './sealed.ts'

/** Where an encrypted value lives. It opens only there, and only with the key of the same person. */
export type Place = {
  readonly table: string
  readonly column: string
  /** Tells rows apart when one person has several in the table. */
  readonly row?: string
}

/**
 * Encrypts a text of a person for one column.
 *
 *     const surname = encryptField(key, { table: 'accounts.people', column: 'surname' }, 'Әуезов', random)
 */
export function encryptField(key: PersonKey, place: Place, text: string, random: Random): Buffer {
  return encryptBlob(key, place, Buffer.from(text, 'utf8'), random)
}

export function decryptField(key: PersonKey, place: Place, sealed: Buffer): string {
  return decryptBlob(key, place, sealed).toString('utf8')
}

/** Encrypts bytes that fit in memory, such as one picture; for larger ones see `encryptStream`. */
export function encryptBlob(key: PersonKey, place: Place, bytes: Buffer, random: Random): Buffer {
  return seal(key.key, contextOf(key, place), bytes, random)
}

export function decryptBlob(key: PersonKey, place: Place, sealed: Buffer): Buffer {
  return open(key.key, contextOf(key, place), sealed)
}

export function contextOf({ personId }: PersonKey, { table, column, row = '' }: Place): readonly string[] {
  return [table, column, row, personId]
}
