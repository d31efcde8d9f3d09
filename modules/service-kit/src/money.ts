/** Why a sum is refused: not a number, more exact than a tiyn, or nothing at all. */
export type MoneyCode = 'MONEY_FORMAT' | 'MONEY_DECIMALS' | 'MONEY_ZERO'

/**
 * Reads a sum in tenge as people write it; the answer is in tiyn.
 * @example readMoney('12 345,50') // { valid: true, tiyn: 1234550n }
 */
export function readMoney(
  text: string,
): { readonly valid: true; readonly tiyn: bigint } | { readonly valid: false; readonly code: MoneyCode } {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s₸]/g, '')
    .replace(/(тг|тенге|теңге|kzt)\.?$/i, '')
  const parts = /^(\d{1,15})(?:[.,](\d+))?$/.exec(plain)
  if (!parts) return { valid: false, code: 'MONEY_FORMAT' }
  const [, tenge = '', fraction = ''] = parts
  if (fraction.length > 2) return { valid: false, code: 'MONEY_DECIMALS' }
  const tiyn = BigInt(tenge) * 100n + BigInt(fraction.padEnd(2, '0'))
  return tiyn > 0n ? { valid: true, tiyn } : { valid: false, code: 'MONEY_ZERO' }
}

/** A sum as it is written: 12 345,50 with spaces that never break, without the currency. */
export function writtenMoney(tiyn: bigint): string {
  const digits = (tiyn < 0n ? -tiyn : tiyn).toString().padStart(3, '0')
  const tenge = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, '\u00a0')
  return `${tiyn < 0n ? '−' : ''}${tenge},${digits.slice(-2)}`
}
