import { type Keyring, lookupIndex, type Random } from '#platform/crypto'

/** Ten digits that say nothing about the person or the day. */
export function drawApplicationNumber(random: Random): string {
  return String(random.below(10 ** 10)).padStart(10, '0')
}

/** A number as it is shown: 1234-5678-90. */
export function writtenApplicationNumber(number: string): string {
  return number.replace(/^(\d{4})(\d{4})(\d{2})$/, '$1-$2-$3')
}

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Twenty letters that stand in the QR code of the paper: who has the paper can check it, and nobody else. */
export function proofOf(keyring: Keyring, id: string): string {
  const bytes = lookupIndex(keyring, 'applications.proof', id).subarray(0, 20)
  return [...bytes].map((byte) => letters[byte % 32]).join('')
}
