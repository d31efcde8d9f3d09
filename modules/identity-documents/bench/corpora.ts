import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '#platform/root'
import { type FieldName, fieldNames, type Quad, type Side } from '../src/document.ts'
import {
  type Condition,
  conditions,
  type DrawnPicture,
  drawPicture,
  drawStranger,
  type Level,
  type Stranger,
  strangers,
} from '../src/synthetic/index.ts'

/** A picture with everything that is known of it. */
export type Sample = {
  readonly name: string
  readonly jpeg: Uint8Array
  readonly level: Level
  readonly condition: Condition | Stranger
  readonly side: Side | 'none'
  readonly quad: Quad | null
  readonly fields: Readonly<Partial<Record<FieldName, string>>>
  readonly mrz: readonly string[] | null
  /** A lamp hides a part of it, whatever it was drawn for. */
  readonly hasGlare: boolean
}

export const sharedFolder: string = join(projectRoot, '..', 'shared', 'documents', 'synthetic')

type SharedTruth = {
  readonly file: string
  readonly level: Level
  readonly glare: boolean
  readonly quad: readonly (readonly [number, number])[]
  readonly doc: string
  readonly side: string
  readonly condition: Condition
  readonly fields: Readonly<Record<string, string>>
  readonly mrz?: readonly string[]
}

/** The cards beside the project, drawn by somebody else; none when the folder is not there. */
export function sharedSamples(): readonly Sample[] {
  const path = join(sharedFolder, 'ground-truth.json')
  if (!existsSync(path)) return []
  const truths = JSON.parse(readFileSync(path, 'utf8')) as readonly SharedTruth[]
  return truths.map((truth) => ({
    name: truth.file,
    jpeg: readFileSync(join(sharedFolder, truth.file)),
    level: truth.level,
    condition: truth.condition,
    side: truth.side === 'front' || truth.side === 'back' ? truth.side : 'page',
    quad: truth.quad.map(([x, y]) => ({ x, y })) as unknown as Quad,
    fields: ourFields(truth.fields),
    mrz: truth.mrz ?? null,
    hasGlare: truth.glare,
  }))
}

const theirNames: Readonly<Record<string, FieldName>> = {
  docNumber: 'number',
  passNumber: 'number',
  issueDate: 'issued',
  expiryDate: 'expires',
  authority: 'issuer',
}

function ourFields(fields: SharedTruth['fields']): Sample['fields'] {
  const pairs = Object.entries(fields).flatMap(([name, value]) => {
    const field = theirNames[name] ?? fieldNames.find((known) => known === name)
    return field && value ? [[field, ourValue(value)] as const] : []
  })
  return Object.fromEntries(pairs)
}

function ourValue(value: string): string {
  if (/^\d\d\.\d\d\.\d{4}$/.test(value)) return value.split('.').reverse().join('-')
  return value === 'M' ? 'male' : value === 'F' ? 'female' : value
}

/**
 * Which people the pictures show. Limits were chosen on 1000–1899, what was mended since after a look at 5000–7409 and 15000–16535, the
 * reader of zones learnt from others; these are held back.
 */
const heldBack = { genuine: 25_000, conditions: 26_000, strangers: 27_000 } as const
const easy: readonly Level[] = ['L0', 'L1', 'L2']
const sides: readonly Side[] = ['front', 'back', 'front', 'back', 'page']

/** Genuine pictures: one in five a passport, two in nine at the hard level L3. */
export async function* genuineSamples(count: number): AsyncGenerator<Sample> {
  for (let i = 0; i < count; i++) {
    const level = i % 9 >= 7 ? 'L3' : easy[i % 3]!
    yield sampleOf(await drawPicture({ seed: heldBack.genuine + i, side: sides[i % 5]!, level }))
  }
}

/** Pictures with one thing wrong, so many of each. */
export async function* flawedSamples(each: number): AsyncGenerator<Sample> {
  for (const condition of conditions.filter((one) => one !== 'genuine'))
    for (let i = 0; i < each; i++) {
      const seed = heldBack.conditions + conditions.indexOf(condition) * 100 + i
      yield sampleOf(await drawPicture({ seed, side: sides[i % 5]!, level: easy[i % 3]!, condition }))
    }
}

export async function* strangerSamples(each: number): AsyncGenerator<Sample> {
  for (const what of strangers)
    for (let i = 0; i < each; i++) {
      const level = easy[i % 3]!
      const seed = heldBack.strangers + strangers.indexOf(what) * 100 + i
      const jpeg = await drawStranger({ seed, what, level })
      const known = { quad: null, fields: {}, mrz: null, hasGlare: false } as const
      yield { name: `${what} ${i}`, jpeg, level, condition: what, side: 'none', ...known }
    }
}

function sampleOf(drawn: DrawnPicture): Sample {
  const { jpeg, level, condition, side, quad, fields, mrz, glare } = drawn
  const name = `${condition} ${side} ${level}`
  return { name, jpeg, level, condition, side, quad, fields, mrz, hasGlare: glare !== null }
}
