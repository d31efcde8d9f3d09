import { type Look, svgOf, words } from './look.ts'
import { portraitOf } from './portrait.ts'
import type { Size } from './pose.ts'
import type { Dice } from './random.ts'

/** What people send instead of a card. */
export const strangers = ['portrait-photo', 'selfie', 'paper', 'desk', 'bank-card'] as const
export type Stranger = (typeof strangers)[number]

/** A thing to lay on the table, or null when the picture itself is the thing. */
export function strangerSheet(dice: Dice, what: Stranger, look: Look): { svg: string; size: Size } | null {
  switch (what) {
    case 'desk':
    case 'selfie':
      return null
    case 'portrait-photo': {
      const size = { width: 300, height: 400 }
      return {
        size,
        svg: svgOf(
          300,
          400,
          `<rect width="300" height="400" fill="#fff"/><g transform="translate(9 9) scale(2.82 3.05)">${portraitOf(dice)}</g>`,
        ),
      }
    }
    case 'paper': {
      const size = { width: 700, height: 990 }
      return {
        size,
        svg: svgOf(700, 990, `<rect width="700" height="990" fill="#f7f6f2"/>${paragraphs(dice, look)}`),
      }
    }
    case 'bank-card': {
      const size = { width: 857, height: 540 }
      return { size, svg: svgOf(857, 540, bankCard(dice, look)) }
    }
  }
}

/** A face before a wall, filling the picture. */
export function selfie(dice: Dice, { width, height }: Size): string {
  const scale = Math.min(width / 100, height / 125) * dice.between(0.85, 1.1)
  const wall = `hsl(${dice.whole(0, 359)} ${dice.whole(5, 30)}% ${dice.whole(45, 80)}%)`
  const face = portraitOf(dice).replace(/<rect width="100" height="125" fill="[^"]+"\/>/, '')
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="${wall}"/><g transform="translate(${width / 2 - 50 * scale} ${height - 122 * scale}) scale(${scale})">${face}</g></svg>`
}

const prose =
  'Өтініш беруші құжаттарды қоса береді. Заявитель прилагает документы к заявлению. Қолы мен күнін қоюы тиіс. Подпись и дата ставятся внизу листа. Анықтама берілді. Справка дана для предъявления по месту требования.'.split(
    ' ',
  )

function paragraphs(dice: Dice, look: Look): string {
  const size = dice.between(17, 24)
  return Array.from({ length: dice.whole(14, 30) }, (_, row) => {
    const line = Array.from({ length: dice.whole(3, 6) }, () => dice.pick(prose)).join(' ')
    return words(line, look, { x: 60, y: 90 + row * size * 1.45, size })
  }).join('')
}

function bankCard(dice: Dice, look: Look): string {
  const number = Array.from({ length: 4 }, () => dice.whole(1000, 9999)).join(' ')
  const hue = dice.whole(0, 359)
  return [
    `<rect width="857" height="540" rx="30" fill="hsl(${hue} 55% 35%)"/><circle cx="700" cy="440" r="60" fill="#d9792f"/><circle cx="770" cy="440" r="60" fill="#c93a3a" opacity="0.8"/>`,
    '<rect x="70" y="190" width="110" height="85" rx="12" fill="#d7c072"/>',
    words(number, look, { x: 70, y: 360, size: 56 }, { fill: '#f4f4f4', weight: 700 }),
    words('SANDBOX BANK', look, { x: 70, y: 100, size: 40 }, { fill: '#f4f4f4', weight: 700 }),
    words(
      `0${dice.whole(1, 9)}/${dice.whole(27, 33)}`,
      look,
      { x: 70, y: 430, size: 32 },
      { fill: '#f4f4f4' },
    ),
  ].join('')
}
