/** The places of a machine-readable zone (ICAO Doc 9303), cut but not judged. */
export type MrzParts = {
  readonly format: 'TD1' | 'TD3'
  readonly documentCode: string
  readonly issuingState: string
  readonly names: string
  readonly number: string
  readonly numberDigit: string
  readonly nationality: string
  readonly birthDate: string
  readonly birthDateDigit: string
  readonly sex: string
  readonly expires: string
  readonly expiresDigit: string
  readonly optional: string
  /** Only a passport guards its personal number. */
  readonly optionalDigit: string | null
  readonly composite: string
  readonly compositeDigit: string
}

/** Cuts the three lines of a card. */
export function cutTd1(text: string): MrzParts {
  const [one, two, three] = [text.slice(0, 30), text.slice(30, 60), text.slice(60)]
  return {
    format: 'TD1',
    documentCode: one.slice(0, 2),
    issuingState: one.slice(2, 5),
    names: three,
    ...documentNumber(one),
    nationality: two.slice(15, 18),
    birthDate: two.slice(0, 6),
    birthDateDigit: two.slice(6, 7),
    sex: two.slice(7, 8),
    expires: two.slice(8, 14),
    expiresDigit: two.slice(14, 15),
    optionalDigit: null,
    composite: one.slice(5) + two.slice(0, 7) + two.slice(8, 15) + two.slice(18, 29),
    compositeDigit: two.slice(29),
  }
}

/** Cuts the two lines of a passport. */
export function cutTd3(text: string): MrzParts {
  const [one, two] = [text.slice(0, 44), text.slice(44)]
  return {
    format: 'TD3',
    documentCode: one.slice(0, 2),
    issuingState: one.slice(2, 5),
    names: one.slice(5),
    number: two.slice(0, 9),
    numberDigit: two.slice(9, 10),
    nationality: two.slice(10, 13),
    birthDate: two.slice(13, 19),
    birthDateDigit: two.slice(19, 20),
    sex: two.slice(20, 21),
    expires: two.slice(21, 27),
    expiresDigit: two.slice(27, 28),
    optional: two.slice(28, 42),
    optionalDigit: two.slice(42, 43),
    composite: two.slice(0, 10) + two.slice(13, 20) + two.slice(21, 43),
    compositeDigit: two.slice(43),
  }
}

// Doc 9303-5, 4.2.4: a number of more than nine characters has < for its digit and goes on in the optional place.
function documentNumber(line: string): Pick<MrzParts, 'number' | 'numberDigit' | 'optional'> {
  const long = line[14] === '<' ? /^([0-9A-Z]+)([0-9])(?:<|$)/.exec(line.slice(15)) : null
  if (!long) return { number: line.slice(5, 14), numberDigit: line.slice(14, 15), optional: line.slice(15) }
  const [, rest = '', digit = ''] = long
  return {
    number: line.slice(5, 14) + rest,
    numberDigit: digit,
    optional: line.slice(15 + rest.length + 1),
  }
}
