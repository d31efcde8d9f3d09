/** A single-use way to continue the journey in another browser; only hashes of its link and its code are kept. */
export type Handoff = {
  readonly createdAt: Date
  readonly redeemedAt: Date | null
}
export type HandoffRefusal = 'handoff-unknown' | 'handoff-used' | 'handoff-expired'

const lifetimeMilliseconds = 10 * 60_000

export function handoffExpiry(handoff: Pick<Handoff, 'createdAt'>): Date {
  return new Date(handoff.createdAt.getTime() + lifetimeMilliseconds)
}

/** May this link or code be used now? null: yes. */
export function decideHandoff(handoff: Handoff | null, now: Date): HandoffRefusal | null {
  if (handoff === null) return 'handoff-unknown'
  if (handoff.redeemedAt !== null) return 'handoff-used'
  return now >= handoffExpiry(handoff) ? 'handoff-expired' : null
}

/** Letters and digits that are not mistaken for one another when typed from a screen. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const codeLength = 8

/** A code short enough to type, long enough not to be guessed in ten minutes: 30^8. */
export function shortCode(randomIndex: (below: number) => number): string {
  return Array.from({ length: codeLength }, () => alphabet[randomIndex(alphabet.length)]).join('')
}

/** The code as it is shown: `ABCD-2345`. */
export function showShortCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

/** The code a person meant, whatever case, spaces, dashes or look-alike letters they typed; null when it is none. */
export function readShortCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐‑–—]/g, '')
    .replace(/[АВСЕНКМРТХ]/g, (letter) => latinOf[letter] ?? letter)
  const inAlphabet = [...code].every((letter) => alphabet.includes(letter))
  return code.length === codeLength && inAlphabet ? code : null
}

/** On a Cyrillic keyboard these look right and are not. */
const latinOf: Readonly<Record<string, string>> = {
  А: 'A',
  В: 'B',
  С: 'C',
  Е: 'E',
  Н: 'H',
  К: 'K',
  М: 'M',
  Р: 'P',
  Т: 'T',
  Х: 'X',
}
