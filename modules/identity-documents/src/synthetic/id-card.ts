import { ground, type Look, labelled, svgOf, words } from './look.ts'
import { cardZone, type Paper } from './machine-zone.ts'
import type { Person } from './people.ts'
import { portraitOf } from './portrait.ts'
import type { Dice } from './random.ts'

/** Tenths of a millimetre: ID-1, the size of a bank card. */
export const cardSize = { width: 857, height: 540 } as const

/** Written as on paper: 21.03.1990. */
export function dotted(day: string): string {
  return day.split('-').reverse().join('.')
}

export function cardFront(dice: Dice, person: Person, look: Look): string {
  const { width, height } = cardSize
  const left = dice.between(278, 318)
  const step = dice.between(68, 74)
  const top = dice.between(152, 162)
  const fields: readonly (readonly [string, string])[] = [
    ['ТЕГІ / ФАМИЛИЯ', person.surname],
    ['АТЫ / ИМЯ', person.name],
    ['ӘКЕСІНІҢ АТЫ / ОТЧЕСТВО', person.patronymic ?? ''],
    ['ТУҒАН КҮНІ / ДАТА РОЖДЕНИЯ', dotted(person.birthDate)],
    ...(look.iinBelow ? [] : [['ЖСН / ИИН', person.iin] as const]),
  ]
  return svgOf(
    width,
    height,
    ground(dice, look, width, height) +
      words(
        'ҚАЗАҚСТАН РЕСПУБЛИКАСЫ',
        look,
        { x: width / 2, y: 52, size: 28 },
        { weight: 700, fill: look.heading, centred: true },
      ) +
      words(
        'РЕСПУБЛИКА КАЗАХСТАН',
        look,
        { x: width / 2, y: 80, size: 22 },
        { fill: look.heading, centred: true },
      ) +
      words(
        'ЖЕКЕ КУӘЛІК / УДОСТОВЕРЕНИЕ ЛИЧНОСТИ',
        look,
        { x: width / 2, y: 112, size: 23 },
        { weight: 700, fill: look.red, centred: true },
      ) +
      `<g transform="translate(${dice.between(38, 54).toFixed(1)} ${dice.between(140, 160).toFixed(1)}) scale(2.1)">${portraitOf(dice)}</g>` +
      fields
        .map(([label, value], row) => labelled(label, value, look, { x: left, y: top + row * step }))
        .join('') +
      (look.iinBelow ? labelled('ЖСН / ИИН', person.iin, look, { x: dice.between(44, 92), y: 455 }) : '') +
      signature(dice) +
      words('ҮЛГІ / ОБРАЗЕЦ / SPECIMEN', look, { x: 610, y: 516, size: 12 }, { fill: '#b06a66' }),
  )
}

export function cardBack(dice: Dice, person: Person, paper: Paper & { issuer: string }, look: Look): string {
  const { width, height } = cardSize
  const top = dice.between(100, 116)
  const step = dice.between(55, 60)
  const fields = [
    ['ТУҒАН ЖЕРІ / МЕСТО РОЖДЕНИЯ', person.birthPlace],
    ['ҰЛТЫ / НАЦИОНАЛЬНОСТЬ', person.nationality],
    ['БЕРГЕН МЕКЕМЕ / ОРГАН ВЫДАЧИ', paper.issuer],
    [
      'БЕРІЛГЕН КҮНІ - ҚОЛДАНЫЛУ МЕРЗІМІ / ДАТА ВЫДАЧИ - СРОК ДЕЙСТВИЯ',
      `${dotted(paper.issued)} - ${dotted(paper.expires)}`,
    ],
  ] as const
  const left = dice.between(38, 62)
  return svgOf(
    width,
    height,
    ground(dice, look, width, height) +
      barcode(dice, left, dice.between(24, 34)) +
      words(
        `№ ${paper.number}`,
        look,
        { x: dice.between(580, 620), y: dice.between(58, 72), size: 30 },
        { weight: 700 },
      ) +
      fields
        .map(([label, value], row) => smallLabelled(label, value, look, { x: left, y: top + row * step }))
        .join('') +
      `<rect x="0" y="${height - 178}" width="${width}" height="${178 - look.rounded}" fill="#fff" opacity="0.5"/>` +
      zone(cardZone(person, paper), look, {
        x: dice.between(34, 56),
        y: height - 128,
        pitch: 25.4,
        line: dice.between(42, 47),
      }) +
      words('ҮЛГІ / ОБРАЗЕЦ / SPECIMEN', look, { x: 640, y: 330, size: 12 }, { fill: '#b06a66' }),
  )
}

/** The machine-readable lines in OCR-B, ten letters to the inch. */
export function zone(
  lines: readonly string[],
  look: Look,
  at: { readonly x: number; readonly y: number; readonly pitch: number; readonly line: number },
): string {
  return lines
    .map((text, row) =>
      words(
        text,
        look,
        { x: at.x, y: at.y + row * at.line, size: 35 },
        { family: 'ocr-b', pitch: at.pitch, fill: '#15151a' },
      ),
    )
    .join('')
}

export function smallLabelled(
  label: string,
  value: string,
  look: Look,
  at: { readonly x: number; readonly y: number },
): string {
  return (
    words(label, look, { ...at, size: 12.5 }, { fill: '#4d5661' }) +
    words(value, look, { x: at.x, y: at.y + 25, size: 23 }, { weight: 700 })
  )
}

function barcode(dice: Dice, x: number, y: number): string {
  let at = x
  let bars = ''
  while (at < x + 400) {
    const bar = dice.whole(2, 6)
    bars += `<rect x="${at}" y="${y}" width="${bar}" height="46" fill="#17181c"/>`
    at += bar + dice.whole(2, 6)
  }
  return bars
}

function signature(dice: Dice): string {
  const points = Array.from(
    { length: 7 },
    (_, step) => `${700 + step * 16 + dice.between(-8, 8)} ${dice.between(420, 470)}`,
  )
  return `<path d="M690 450 Q${points.join(' ')} 830 440" fill="none" stroke="#24346b" stroke-width="2.4"/>`
}
