import type { Dice } from './random.ts'

const skins = ['#f3d3b8', '#e8bf9a', '#d9a77c', '#c58c5c', '#a9714a', '#f6dfd0']
const hairs = ['#1c1712', '#38261a', '#5b4030', '#77716a', '#8a5a33', '#101216']
const clothes = ['#2b3d56', '#5a2a36', '#2f4f3a', '#4a4a52', '#775a2c', '#1e1e22', '#b9b4aa']

/** A cartoon face with shoulders in a box of 100 × 125: nobody. */
export function portraitOf(dice: Dice): string {
  const skin = dice.pick(skins)
  const hair = dice.pick(hairs)
  const wide = dice.between(21, 26)
  const high = dice.between(29, 34)
  const eye = dice.between(8.5, 11)
  const long = dice.chance(0.45)
  const mouth = dice.between(-2, 3)
  return [
    `<rect width="100" height="125" fill="${dice.pick(['#e7ebee', '#dfe6ef', '#f2f2ee', '#cfd9e2'])}"/>`,
    long ? `<ellipse cx="50" cy="62" rx="${wide + 8}" ry="${high + 12}" fill="${hair}"/>` : '',
    `<path d="M8 125 Q12 94 38 92 L62 92 Q88 94 92 125Z" fill="${dice.pick(clothes)}"/>`,
    `<rect x="41" y="78" width="18" height="20" rx="7" fill="${skin}"/>`,
    `<ellipse cx="50" cy="58" rx="${wide}" ry="${high}" fill="${skin}"/>`,
    `<path d="M${50 - wide - 1} 54 Q${50 - wide} ${58 - high - 8} 50 ${58 - high - 7} Q${50 + wide} ${58 - high - 8} ${50 + wide + 1} 54 Q${50 + wide - 5} ${58 - high + 12} 50 ${58 - high + 9} Q${50 - wide + 5} ${58 - high + 12} ${50 - wide - 1} 54Z" fill="${hair}"/>`,
    ...[-1, 1].map(
      (side) =>
        `<ellipse cx="${50 + side * eye}" cy="56" rx="4.2" ry="2.3" fill="#fff"/><circle cx="${50 + side * eye}" cy="56" r="2" fill="#33261d"/><path d="M${50 + side * eye - 5} 50.5 q5 -3 10 0" stroke="${hair}" stroke-width="1.6" fill="none"/>`,
    ),
    `<path d="M50 57 l-3 11 q3 2 6 0" stroke="#8a5f45" stroke-width="1" fill="none"/>`,
    `<path d="M42 76 q8 ${mouth + 2} 16 0" stroke="#9c4a44" stroke-width="2" fill="none"/>`,
    dice.chance(0.2)
      ? `<g stroke="#222" stroke-width="1.2" fill="none"><circle cx="${50 - eye}" cy="56" r="6.5"/><circle cx="${50 + eye}" cy="56" r="6.5"/><path d="M${50 - eye + 6.5} 56 h${2 * eye - 13}"/></g>`
      : '',
  ].join('')
}
