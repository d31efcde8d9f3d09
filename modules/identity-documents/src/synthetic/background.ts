import type { Size } from './pose.ts'
import type { Dice } from './random.ts'

/** What lies under the card: coloured light, waves, wood, checked cloth or a desk with things on it. */
export function backgroundOf(dice: Dice, size: Size): string {
  const draw = dice.pick([plain, waves, waves, wood, cloth, desk])
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" width="${size.width}" height="${size.height}">${draw(dice, size)}</svg>`
}

function colour(
  dice: Dice,
  light: readonly [number, number],
  vivid: readonly [number, number] = [15, 70],
): string {
  return `hsl(${dice.whole(0, 359)} ${dice.between(...vivid).toFixed(0)}% ${dice.between(...light).toFixed(0)}%)`
}

function plain(dice: Dice, { width, height }: Size): string {
  const hue = dice.whole(0, 359)
  const light = dice.between(22, 62)
  const stop = (at: number) =>
    `<stop offset="${at}" stop-color="hsl(${hue + dice.between(-15, 15)} ${dice.between(10, 65)}% ${light + dice.between(-12, 12)}%)"/>`
  return `<defs><linearGradient id="p" x2="${dice.between(0, 1)}" y2="1">${stop(0)}${stop(0.5)}${stop(1)}</linearGradient></defs><rect width="${width}" height="${height}" fill="url(#p)"/>`
}

function waves(dice: Dice, size: Size): string {
  const line = colour(dice, [20, 65])
  const step = dice.between(26, 90)
  const rows = Array.from({ length: Math.ceil(size.height / step) + 4 }, (_, row) => {
    const y = row * step - step
    const points = Array.from({ length: 41 }, (_, at) => {
      const x = (size.width * at) / 40
      return `${x.toFixed(0)} ${(y + step * 0.6 * Math.sin(x / (step * 1.7)) + 14 * Math.sin(x / 190 + row)).toFixed(1)}`
    })
    return `<path d="M${points.join('L')}" fill="none" stroke="${line}" stroke-width="${(step * 0.35).toFixed(1)}" opacity="0.35"/>`
  })
  return plain(dice, size) + rows.join('')
}

function wood(dice: Dice, { width, height }: Size): string {
  const hue = dice.between(18, 38)
  const base = dice.between(24, 58)
  const plank = dice.between(130, 320)
  let body = `<rect width="${width}" height="${height}" fill="hsl(${hue} 40% ${base}%)"/>`
  for (let y = 0; y < height; y += dice.between(5, 17))
    body += `<path d="M0 ${y} Q${width / 2} ${y + dice.between(-22, 22)} ${width} ${y + dice.between(-9, 9)}" fill="none" stroke="hsl(${hue} 42% ${base + dice.between(-9, 8)}%)" stroke-width="${dice.between(1, 7)}" opacity="0.7"/>`
  for (let y = dice.between(0, plank); y < height; y += plank)
    body += `<rect y="${y}" width="${width}" height="4" fill="#1c130c" opacity="0.6"/>`
  return body
}

function cloth(dice: Dice, { width, height }: Size): string {
  const step = dice.between(36, 110)
  const band = colour(dice, [25, 60])
  let body = `<rect width="${width}" height="${height}" fill="${colour(dice, [35, 75], [10, 45])}"/>`
  for (let x = 0; x < width; x += step)
    body += `<rect x="${x}" width="${step / 2}" height="${height}" fill="${band}" opacity="0.4"/>`
  for (let y = 0; y < height; y += step)
    body += `<rect y="${y}" width="${width}" height="${step / 2}" fill="${band}" opacity="0.4"/>`
  return `<g transform="rotate(${dice.between(-20, 20)} ${width / 2} ${height / 2}) scale(1.5) translate(${-width / 6} ${-height / 6})">${body}</g>`
}

function desk(dice: Dice, size: Size): string {
  const { width, height } = size
  const things = Array.from({ length: dice.whole(2, 5) }, () => {
    const edge = dice.whole(0, 3)
    const x =
      edge === 0 ? dice.between(-80, 20) : edge === 1 ? width - dice.between(-20, 80) : dice.between(0, width)
    const y =
      edge === 2
        ? dice.between(-80, 10)
        : edge === 3
          ? height - dice.between(-10, 80)
          : dice.between(0, height)
    return dice.pick([
      `<circle cx="${x}" cy="${y}" r="${dice.between(50, 130)}" fill="${colour(dice, [20, 70])}"/>`,
      `<rect x="${x - 120}" y="${y - 9}" width="260" height="18" rx="9" fill="${colour(dice, [15, 60])}" transform="rotate(${dice.between(0, 180)} ${x} ${y})"/>`,
      `<rect x="${x - 130}" y="${y - 90}" width="260" height="180" fill="${colour(dice, [55, 85], [3, 30])}" transform="rotate(${dice.between(0, 90)} ${x} ${y})"/>`,
    ])
  })
  return plain(dice, size) + things.join('')
}
