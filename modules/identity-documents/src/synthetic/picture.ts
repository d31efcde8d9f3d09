import type { FieldName, Quad, Side } from '../document.ts'
import { backgroundOf } from './background.ts'
import { type Exposure, type Glare, shoot } from './camera.ts'
import { type Canvas, canvasOf, lay, type Sheet, sheetOf } from './canvas.ts'
import { photocopy, screenGlow } from './copies.ts'
import { cardBack, cardFront, cardSize } from './id-card.ts'
import { lookOf } from './look.ts'
import { cardZone, type Paper, pageZone } from './machine-zone.ts'
import { pageSize, passportPage } from './passport.ts'
import { dayOf, personOf } from './people.ts'
import { cornersOf, type Homography, type Level, poseOf, projected, type Size, shifted } from './pose.ts'
import { type Dice, diceOf } from './random.ts'
import { type Stranger, selfie, strangerSheet } from './strangers.ts'

export const conditions = ['genuine', 'screen-recapture', 'bw-copy', 'blurred', 'glare', 'cropped'] as const
export type Condition = (typeof conditions)[number]
export type Validity = 'valid' | 'soon' | 'expired'

/** What to draw. The seed decides the person, the look of the document and everything left open. */
export type PictureOrder = {
  readonly seed: number
  readonly side: Side
  readonly level?: Level
  readonly condition?: Condition
  readonly validity?: Validity
  /** Quarter turns clockwise: 2 is upside down. */
  readonly turns?: 0 | 1 | 2 | 3
  /** Pixels; by default what the dice say. */
  readonly size?: Size
  /** Another shot of the same document. */
  readonly shot?: number
}
export type DrawnPicture = {
  readonly jpeg: Buffer
  readonly width: number
  readonly height: number
  readonly quad: Quad | null
  readonly level: Level
  readonly condition: Condition
  readonly side: Side
  readonly fields: Readonly<Partial<Record<FieldName, string>>>
  readonly mrz: readonly string[] | null
  readonly glare: Glare | null
}

/** The day on which a `valid` document is valid, one `soon` ends within thirty days and one `expired` has ended. */
export const drawnFor = '2026-11-22'

/** The person of a seed, with card and passport. */
export function documentsOf(seed: number, validity: Validity = 'valid') {
  const dice = diceOf(seed)
  const person = personOf(dice)
  const issuer = dice.pick(['ҚР ІІМ', 'ҚР ІШКІ ІСТЕР МИНИСТРЛІГІ', 'МВД РЕСПУБЛИКИ КАЗАХСТАН'])
  const digits = (count: number) => String(dice.whole(0, 10 ** count - 1)).padStart(count, '0')
  const card = { number: digits(9), ...validFor(dice, validity), issuer }
  const page = { number: `N${digits(8)}`, ...validFor(dice, validity) }
  return { person, card, page, look: lookOf(dice), pageLook: lookOf(dice) }
}

/** Draws one side of a document as a phone would send it. */
export async function drawPicture(order: PictureOrder): Promise<DrawnPicture> {
  const { seed, side, level = 'L1', condition = 'genuine' } = order
  const documents = documentsOf(seed, order.validity)
  const dice = diceOf(
    seed * 31 +
      { front: 1, back: 2, page: 3 }[side] * 7 +
      levelNumber(level) * 1000 +
      (order.shot ?? 0) * 77_777 +
      conditions.indexOf(condition) * 13,
  )
  const size = side === 'page' ? pageSize : cardSize
  const own = pictureSize(dice)
  const picture = order.size ?? own
  const pose = cropping(dice, condition, poseOf(dice, level, size, picture, order.turns ?? 0), size, picture)
  const scene = await canvasOf(backgroundOf(dice, picture), picture)
  // The document itself is the same in every shot: its own dice.
  const svg = sideSvg(diceOf(seed * 17 + side.length), side, documents)
  await layCard(dice, scene, svg, size, pose, condition)
  const glare =
    condition === 'glare' || (level === 'L3' && dice.chance(0.15))
      ? glareOn(dice, pose, size, condition === 'glare')
      : null
  const jpeg = await shoot(dice, scene, level, exposureOf(dice, condition, picture, glare))
  return {
    jpeg,
    ...picture,
    quad: cornersOf(pose, size),
    level,
    condition,
    side,
    glare,
    ...truthOf(side, documents),
  }
}

/** Something that is no document. */
export async function drawStranger(order: { seed: number; what: Stranger; level?: Level }): Promise<Buffer> {
  const dice = diceOf(order.seed * 53 + 5)
  const level = order.level ?? 'L1'
  const picture = pictureSize(dice)
  const sheet = strangerSheet(dice, order.what, lookOf(dice))
  const scene = await canvasOf(
    order.what === 'selfie' ? selfie(dice, picture) : backgroundOf(dice, picture),
    picture,
  )
  if (sheet) {
    const pose = poseOf(
      dice,
      level,
      sheet.size,
      picture,
      0,
      order.what === 'portrait-photo' ? dice.between(0.6, 1) : 1,
    )
    lay(scene, await sheetOf(sheet.svg, sheet.size, perUnitOf(pose, sheet.size)), pose, 2)
  }
  return shoot(dice, scene, level)
}

/** Two documents in one picture. */
export async function drawTwoCards(order: {
  seeds: readonly [number, number]
  side: Side
  level?: Level
}): Promise<Buffer> {
  const dice = diceOf(order.seeds[0] * 97 + order.seeds[1])
  const level = order.level ?? 'L0'
  const picture = { width: 1600, height: 1600 }
  const scene = await canvasOf(backgroundOf(dice, picture), picture)
  for (const [row, seed] of order.seeds.entries()) {
    const half = { width: 1600, height: 790 }
    const pose = shifted(poseOf(dice, level, cardSize, half, 0), 0, row * 800)
    await layCard(
      dice,
      scene,
      sideSvg(diceOf(seed * 17 + order.side.length), order.side, documentsOf(seed)),
      cardSize,
      pose,
      'genuine',
    )
  }
  return shoot(dice, scene, level)
}

async function layCard(
  dice: Dice,
  scene: Canvas,
  svg: string,
  size: Size,
  pose: Homography,
  condition: Condition,
) {
  const perUnit = perUnitOf(pose, size)
  const sheet: Sheet = await sheetOf(svg, size, perUnit)
  if (condition === 'bw-copy') return lay(scene, await photocopy(dice, sheet), pose, 2)
  // Between what a phone and a large monitor show, in pixels of the picture.
  if (condition === 'screen-recapture')
    return lay(scene, sheet, pose, 3, screenGlow(dice, dice.between(0.9, 5) / perUnit))
  return lay(scene, sheet, pose, 2)
}

function sideSvg(dice: Dice, side: Side, documents: ReturnType<typeof documentsOf>): string {
  const { person, card, page, look, pageLook } = documents
  if (side === 'front') return cardFront(dice, person, look)
  return side === 'back' ? cardBack(dice, person, card, look) : passportPage(dice, person, page, pageLook)
}

function truthOf(
  side: Side,
  { person, card, page }: ReturnType<typeof documentsOf>,
): Pick<DrawnPicture, 'fields' | 'mrz'> {
  const { surname, name, birthDate, sex, iin, patronymic, latinSurname, latinName } = person
  const own = { surname, name, birthDate, iin, sex }
  const days = ({ number, issued, expires }: Paper) => ({ number, issued, expires })
  switch (side) {
    case 'front':
      return { fields: { ...own, ...(patronymic ? { patronymic } : {}) }, mrz: null }
    case 'back':
      return {
        fields: {
          ...days(card),
          birthPlace: person.birthPlace,
          nationality: person.nationality,
          issuer: card.issuer,
          iin,
          birthDate,
          sex,
          latinSurname,
          latinName,
        },
        mrz: cardZone(person, card),
      }
    case 'page':
      return { fields: { ...own, ...days(page), latinSurname, latinName }, mrz: pageZone(person, page) }
  }
}

function validFor(dice: Dice, validity: Validity): { issued: string; expires: string } {
  const [, month, day] = dayOf(dice, 2020, 2020).split('-') as [string, string, string]
  const soon = `2026-12-${String(dice.whole(1, 19)).padStart(2, '0')}`
  const expires =
    validity === 'soon'
      ? soon
      : `${validity === 'valid' ? dice.whole(2027, 2035) : dice.whole(2016, 2025)}-${month}-${day}`
  return { issued: `${Number(expires.slice(0, 4)) - 10}${expires.slice(4)}`, expires }
}

function pictureSize(dice: Dice): Size {
  return dice.pick([
    { width: 1600, height: 1200 },
    { width: 1920, height: 1440 },
    { width: 1800, height: 1200 },
  ])
}

function perUnitOf(pose: Homography, size: Size): number {
  const [a, b] = cornersOf(pose, size)
  return (1.25 * Math.hypot(b.x - a.x, b.y - a.y)) / size.width
}

// A tenth to a third of the card lies outside.
function cropping(dice: Dice, condition: Condition, pose: Homography, size: Size, picture: Size): Homography {
  if (condition !== 'cropped') return pose
  const quad = cornersOf(pose, size)
  const [xs, ys] = [quad.map(({ x }) => x), quad.map(({ y }) => y)]
  const out = dice.between(0.1, 0.33)
  const wide = Math.max(...xs) - Math.min(...xs)
  const tall = Math.max(...ys) - Math.min(...ys)
  switch (dice.whole(0, 3)) {
    case 0:
      return shifted(pose, picture.width - Math.max(...xs) + out * wide, 0)
    case 1:
      return shifted(pose, -Math.min(...xs) - out * wide, 0)
    case 2:
      return shifted(pose, 0, picture.height - Math.max(...ys) + out * tall)
    default:
      return shifted(pose, 0, -Math.min(...ys) - out * tall)
  }
}

// On the words, not in a corner where it would hurt nobody.
function glareOn(dice: Dice, pose: Homography, size: Size, strong: boolean): Glare {
  const at = projected(pose, {
    x: size.width * dice.between(0.35, 0.8),
    y: size.height * dice.between(0.3, 0.85),
  })
  const wide = perUnitOf(pose, size) * size.width * 0.8
  const along = wide * (strong ? dice.between(0.12, 0.24) : dice.between(0.06, 0.1))
  return { at, along, across: along * dice.between(0.4, 0.9), turn: dice.between(0, Math.PI) }
}

function exposureOf(dice: Dice, condition: Condition, picture: Size, glare: Glare | null): Exposure {
  const scale = picture.width / 1600
  return {
    ...(glare ? { glare } : {}),
    ...(condition === 'blurred' ? { blur: dice.between(4, 7) * scale } : {}),
  }
}

function levelNumber(level: Level): number {
  return Number(level.slice(1))
}
