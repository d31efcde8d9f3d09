import { readFile } from 'node:fs/promises'
import type { FieldName, FieldReading, ReasonCode, SideReading } from './document.ts'
import { DocumentError } from './errors.ts'
import { normalisePicture } from './normalise/normalise-picture.ts'
import type { DocumentReader } from './reader/document-reader.ts'

export type ReadInput = { readonly front: string; readonly back?: string; readonly at: string }

export type ReadAnswer = {
  readonly kind: string | null
  readonly fields: Readonly<Partial<Record<FieldName, string>>>
  readonly confidence: Readonly<Partial<Record<FieldName, number>>>
  /** Fields sure enough to be shown without a question mark. */
  readonly confident: readonly FieldName[]
  readonly mrz: {
    readonly lines: readonly string[]
    readonly valid: boolean
    readonly corrected: boolean
  } | null
  readonly corners: readonly (readonly (readonly [number, number])[] | null)[]
  readonly reasons: readonly ReasonCode[]
}

/** `senim document read`: one or two picture files in; fields, zone and reasons out. Throws `DocumentError`. */
export async function readDocumentCommand(
  reader: Pick<DocumentReader, 'readSide' | 'judge'>,
  { front, back, at }: ReadInput,
): Promise<ReadAnswer> {
  const sides = await Promise.all([front, back].flatMap((path) => (path ? [readPicture(reader, path)] : [])))
  const [first, second] = sides.map(({ reading }) => reading)
  const named = second ? nameSides(first!, second) : alone(first!)
  const { kind, fields, mrz, findings } = reader.judge({ ...named, at })
  const list = Object.entries(fields) as readonly (readonly [FieldName, FieldReading])[]
  return {
    kind,
    fields: Object.fromEntries(list.map(([name, { value }]) => [name, value])),
    confidence: Object.fromEntries(list.map(([name, { confidence }]) => [name, confidence])),
    confident: list.filter(([, { confident }]) => confident).map(([name]) => name),
    mrz: mrz ?? null,
    corners: sides.map(({ reading, scale }) =>
      reading.corners
        ? reading.corners.map(({ x, y }) => [round(x * scale), round(y * scale)] as const)
        : null,
    ),
    reasons: [...new Set(findings.map(({ reason }) => reason))],
  }
}

async function readPicture(reader: Pick<DocumentReader, 'readSide'>, path: string) {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new DocumentError('not-a-picture', `${path} cannot be read as a file.`, { cause })
  })
  const { jpeg, width, height, source, grid } = await normalisePicture(bytes)
  const reading = await reader.readSide(jpeg, grid === undefined ? {} : { grid })
  // Corners are answered in the pixels of the file, upright.
  return { reading, scale: Math.max(source.width, source.height) / Math.max(width, height) }
}

/** Which picture is which side is told by what they show; two alike stay where they were put. */
function nameSides(first: SideReading, second: SideReading) {
  const swapped = first.side === 'back' && second.side === 'front'
  return swapped ? { front: second, back: first } : { front: first, back: second }
}

function alone(only: SideReading) {
  if (only.side === 'page') return { page: only }
  return only.side === 'back' ? { back: only } : { front: only }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
