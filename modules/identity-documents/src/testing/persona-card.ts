import sharp, { type OverlayOptions } from 'sharp'
import { cardBack, cardFront, cardSize } from '../synthetic/id-card.ts'
import { lookOf } from '../synthetic/look.ts'
import { pageSize, passportPage } from '../synthetic/passport.ts'
import type { Person } from '../synthetic/people.ts'
import { drawStranger } from '../synthetic/picture.ts'
import type { Size } from '../synthetic/pose.ts'
import { diceOf } from '../synthetic/random.ts'

/** Somebody of the sandbox, as its register tells. */
export type Persona = {
  readonly iin: string
  readonly surname: string
  readonly name: string
  readonly patronymic?: string
  readonly latinSurname: string
  readonly latinName: string
  readonly birthDate: string
  readonly sex: 'male' | 'female'
}
export type PersonaPaper = { readonly number: string; readonly issuedOn: string; readonly expiresOn: string }

/** A view of 16 to 9, in the middle of which a stage of 4 to 3 is cut. */
const view = { width: 1920, height: 1080 } as const
const cardWidth = 1230

/** Both sides of a persona's identity card with this photograph, as a rear camera sees them on a table. */
export async function drawPersonaCard(
  persona: Persona,
  paper: PersonaPaper,
  photo: Uint8Array,
): Promise<{ readonly front: Buffer; readonly back: Buffer }> {
  const person = personOf(persona)
  const { number, issuedOn: issued, expiresOn: expires } = paper
  const back = cardBack(diceOf(9), person, { number, issued, expires, issuer: 'ҚР ІІМ' }, look)
  const portrait = await sharp(photo).resize(232, 290, { fit: 'cover' }).png().toBuffer()
  return {
    front: await onTable(cardFront(diceOf(8), person, look), [{ input: portrait, left: 34, top: 136 }]),
    back: await onTable(back, []),
  }
}

/** The data page of a passport that a persona may have, on the same table. */
export async function drawPersonaPassport(persona: Persona, paper: PersonaPaper): Promise<Buffer> {
  const { number, issuedOn: issued, expiresOn: expires } = paper
  return onTable(passportPage(diceOf(10), personOf(persona), { number, issued, expires }, look), [], pageSize)
}

/** A sheet of paper with text on it, as a candas certificate is. */
export function drawSheet(): Promise<Buffer> {
  return drawStranger({ seed: 11, what: 'paper' })
}

const look = { ...lookOf(diceOf(7)), iinBelow: false }

function personOf(persona: Persona): Person {
  return {
    ...persona,
    surname: persona.surname.toLocaleUpperCase('kk'),
    name: persona.name.toLocaleUpperCase('kk'),
    patronymic: persona.patronymic?.toLocaleUpperCase('kk') ?? null,
    birthPlace: 'ШЫМКЕНТ ҚАЛАСЫ',
    nationality: 'ҚАЗАҚ',
  }
}

/** A 3×4 photograph on the same table: no document at all. */
export async function drawPassportPhoto(photo: Uint8Array): Promise<Buffer> {
  const print = await sharp(photo).resize(390, 520, { fit: 'cover' }).png().toBuffer()
  return onBackground(print)
}

async function onTable(svg: string, over: readonly OverlayOptions[], size: Size = cardSize): Promise<Buffer> {
  const scale = cardWidth / size.width
  const flat = await sharp(Buffer.from(svg), { density: 72 * scale })
    .resize(cardWidth, Math.round(size.height * scale), { fit: 'fill' })
    .composite(await Promise.all(over.map((layer) => enlarged(layer, scale))))
    .png()
    .toBuffer()
  return onBackground(flat)
}

function onBackground(flat: Buffer): Promise<Buffer> {
  return sharp({ create: { ...view, channels: 3, background: '#5a4a3c' } })
    .composite([{ input: flat, gravity: 'centre' }])
    .jpeg({ quality: 92 })
    .toBuffer()
}

async function enlarged(layer: OverlayOptions, scale: number): Promise<OverlayOptions> {
  const input = layer.input as Buffer
  const { width } = await sharp(input).metadata()
  return {
    input: await sharp(input)
      .resize(Math.round(width * scale))
      .toBuffer(),
    left: Math.round((layer.left ?? 0) * scale),
    top: Math.round((layer.top ?? 0) * scale),
  }
}
