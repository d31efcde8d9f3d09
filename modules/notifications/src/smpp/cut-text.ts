/** One SMS on the air: what goes into `short_message`, and how it is written. */
export type Part = {
  readonly bytes: Buffer
  /** 0: the operator's own alphabet; 8: UCS-2 (SMPP 3.4, 5.2.19). */
  readonly dataCoding: 0 | 8
  /** 0x40: the bytes begin with a user data header (5.2.12). */
  readonly esmClass: 0 | 0x40
}

/** Letters that ASCII and the GSM alphabet (3GPP TS 23.038) write by the same number. */
const sameInBoth = /^[A-Za-z0-9 \r\n!"#%&'()*+,\-./:;<=>?]*$/

const alphabets = {
  latin: { dataCoding: 0, whole: 160, piece: 153 },
  ucs2: { dataCoding: 8, whole: 70, piece: 67 },
} as const

/** How many SMS a text becomes; Kazakh and Russian take UCS-2, 70 letters in one, 67 in each of several. */
export function countParts(text: string): number {
  return cutLetters(text, alphabetOf(text)).length
}

/**
 * A text as it goes on the air. Several parts carry the same number, by which the phone puts them together
 * (3GPP TS 23.040, 9.2.3.24.1).
 */
export function cutText(text: string, number: number): readonly Part[] {
  const alphabet = alphabetOf(text)
  const pieces = cutLetters(text, alphabet)
  return pieces.map((piece, index) => {
    const letters =
      alphabet.dataCoding === 8 ? Buffer.from(piece, 'utf16le').swap16() : Buffer.from(piece, 'latin1')
    if (pieces.length === 1) return { bytes: letters, dataCoding: alphabet.dataCoding, esmClass: 0 }
    const head = Buffer.of(5, 0, 3, number & 0xff, pieces.length, index + 1)
    return { bytes: Buffer.concat([head, letters]), dataCoding: alphabet.dataCoding, esmClass: 0x40 }
  })
}

type Alphabet = (typeof alphabets)[keyof typeof alphabets]

function alphabetOf(text: string): Alphabet {
  return sameInBoth.test(text) ? alphabets.latin : alphabets.ucs2
}

function cutLetters(text: string, { whole, piece }: Alphabet): readonly string[] {
  if (text.length <= whole) return [text]
  const pieces: string[] = []
  for (let at = 0; at < text.length; ) {
    let end = Math.min(at + piece, text.length)
    // A letter of two code units stays in one part.
    if (end < text.length && isFirstHalf(text.charCodeAt(end - 1))) end -= 1
    pieces.push(text.slice(at, end))
    at = end
  }
  return pieces
}

function isFirstHalf(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}
