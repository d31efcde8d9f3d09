import { expect, test } from 'vitest'
import { pairLines, type TextLine } from './pair-lines.ts'

/** A line as the Latin reader saw it, flush left at 480 unless told otherwise. */
const line = (y: number, height: number, text: string, left = 480): TextLine => ({
  box: { centre: { x: left + 150, y }, along: { x: 1, y: 0 }, length: 300, height, score: 1 },
  text,
  confidence: 0.9,
})
const valuesOf = (lines: readonly TextLine[]) => {
  const { side, kind, values, supposed } = pairLines(lines, 1400, 883)
  const texts = Object.fromEntries(Object.entries(values).map(([field, value]) => [field, value.text]))
  return { side, kind, texts, supposed }
}

const front = [
  line(58, 37, 'KA3AKCTAHPECnY6NNKACbI'),
  line(154, 38, 'KEKEKYanIK/YAOCTOBEPEHNEJNYHOCTN'),
  line(230, 30, 'TErI/AMNA'),
  line(272, 40, 'KYHAHbAEBA'),
  line(346, 29, 'ATbI/MA'),
  line(388, 44, 'KAPNbIFAW'),
  line(462, 30, 'aKECIHIHATbI/ OT4ECTBO'),
  line(505, 40, 'CEPIKK,bI3bl'),
  line(579, 30, 'TYFAHKYHI/HATAPOXKAEHNA'),
  line(619, 41, '21.03.1990'),
  line(694, 30, 'XCH/WNH'),
  line(734, 40, '900321430428'),
]
const read = {
  surname: 'KYHAHbAEBA',
  name: 'KAPNbIFAW',
  patronymic: 'CEPIKK,bI3bl',
  birthDate: '21.03.1990',
  iin: '900321430428',
}

test('every value of a front stands under its label', () => {
  expect(valuesOf(front)).toEqual({ side: 'front', kind: 'id-card', texts: read, supposed: [] })
})

test('a person without a patronymic has none', () => {
  const without = front.filter((_, i) => i !== 6 && i !== 7)
  const { patronymic: _, ...rest } = read
  expect(valuesOf(without).texts).toEqual(rest)
})

test('labels nobody can read are told by their place above the birth date, and said to be supposed', () => {
  const faint = front.map((one) =>
    one.box.height === 30 || one.box.height === 29 ? { ...one, text: '#' } : one,
  )
  const { side, texts, supposed } = valuesOf(faint)
  expect(side).toBe('front')
  expect([texts.surname, texts.name, texts.patronymic]).toEqual([read.surname, read.name, read.patronymic])
  expect(supposed).toEqual(['surname', 'name', 'patronymic'])
})

test('an issuer named Republic is a value, not a title', () => {
  const back = [
    line(150, 30, 'TYFAHKEPI/MECTOPOXKAEHNA'),
    line(186, 36, 'ANMATbIKANACbI'),
    line(352, 34, 'SEPrEHMEKEME/OPrAHBbInAYN'),
    line(391, 44, 'MBAPECY6nNKNKA3AXCTAH'),
    line(456, 34, 'SEPINTEHKYHI-KOnAAHbINYMEP3IMI/ATABbIAYN-CPOKJENCTBUA'),
    line(494, 37, '21.12.2016-20.12.2026'),
  ]
  const { side, texts } = valuesOf(back)
  expect(side).toBe('back')
  expect(texts).toMatchObject({
    birthPlace: 'ANMATbIKANACbI',
    issuer: 'MBAPECY6nNKNKA3AXCTAH',
    issued: '21.12.2016-20.12.2026',
    expires: '21.12.2016-20.12.2026',
  })
})

test('a letter to a friend is no document', () => {
  expect(valuesOf([line(100, 30, 'Dear Anna'), line(140, 30, 'we arrived on Monday')])).toEqual({
    side: null,
    kind: null,
    texts: {},
    supposed: [],
  })
})
