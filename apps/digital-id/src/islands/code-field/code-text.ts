/** A code as it was copied, with the spaces, dashes and words around it taken away: `Код: 123 456` → `123456`. */
export function digitsOf(text: string): string {
  return text.normalize('NFKC').replace(/\D/g, '')
}
