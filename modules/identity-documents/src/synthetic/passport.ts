import { dotted, smallLabelled, zone } from './id-card.ts'
import { ground, type Look, svgOf, words } from './look.ts'
import { type Paper, pageZone } from './machine-zone.ts'
import type { Person } from './people.ts'
import { portraitOf } from './portrait.ts'
import type { Dice } from './random.ts'

/** Tenths of a millimetre: the data page of a passport (TD3). */
export const pageSize = { width: 1250, height: 880 } as const

export function passportPage(dice: Dice, person: Person, paper: Paper, look: Look): string {
  const { width, height } = pageSize
  const left = dice.between(395, 430)
  const step = dice.between(66, 70)
  const fields = [
    ['ТЕГІ / SURNAME', `${person.surname} / ${person.latinSurname}`],
    ['АТЫ / GIVEN NAMES', `${person.name} / ${person.latinName}`],
    ['АЗАМАТТЫҒЫ / NATIONALITY', 'ҚАЗАҚСТАН / KAZAKHSTAN'],
    ['ТУҒАН КҮНІ / DATE OF BIRTH', dotted(person.birthDate)],
    ['ЖЕКЕ КОД / PERSONAL No', person.iin],
    ['БЕРІЛГЕН КҮНІ / DATE OF ISSUE', dotted(paper.issued)],
    ['ҚОЛДАНУ МЕРЗІМІ / DATE OF EXPIRY', dotted(paper.expires)],
    ['БЕРГЕН МЕКЕМЕ / AUTHORITY', 'MINISTRY OF INTERNAL AFFAIRS'],
  ] as const
  return svgOf(
    width,
    height,
    ground(dice, look, width, height) +
      words(
        'ҚАЗАҚСТАН РЕСПУБЛИКАСЫ / REPUBLIC OF KAZAKHSTAN',
        look,
        { x: dice.between(60, 100), y: 60, size: 31 },
        { weight: 700, fill: look.heading },
      ) +
      `<g transform="translate(${dice.between(58, 80).toFixed(1)} ${dice.between(185, 225).toFixed(1)}) scale(2.9)">${portraitOf(dice)}</g>` +
      smallLabelled('ТҮРІ / TYPE', 'P', look, { x: left, y: 112 }) +
      smallLabelled('МЕМЛЕКЕТ КОДЫ / CODE OF STATE', 'KAZ', look, { x: left + 130, y: 112 }) +
      smallLabelled('ПАСПОРТ № / PASSPORT No', paper.number, look, { x: left + 500, y: 112 }) +
      fields
        .map(([label, value], row) => smallLabelled(label, value, look, { x: left, y: 182 + row * step }))
        .join('') +
      words('ҮЛГІ / ОБРАЗЕЦ / SPECIMEN', look, { x: 960, y: 700, size: 13 }, { fill: '#b06a66' }) +
      `<rect x="0" y="738" width="${width}" height="${142 - look.rounded}" fill="#fff" opacity="0.45"/>` +
      zone(pageZone(person, paper), look, {
        x: dice.between(56, 70),
        y: 794,
        pitch: 25.4,
        line: dice.between(50, 58),
      }),
  )
}
