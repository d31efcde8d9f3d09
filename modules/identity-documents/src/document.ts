/** A point of the normalised picture, in pixels. */
export type Point = { readonly x: number; readonly y: number }
/** Four corners clockwise, beginning with the top-left corner of what they frame, as it is read. */
export type Quad = readonly [Point, Point, Point, Point]

export const documentKinds = [
  'id-card',
  'passport',
  'residence-permit',
  'stateless-document',
  'candas-certificate',
] as const
export type DocumentKind = (typeof documentKinds)[number]

/** The sides of a card; a passport has one that counts, its data page. */
export type Side = 'front' | 'back' | 'page'

export const fieldNames = [
  'surname',
  'name',
  'patronymic',
  'birthDate',
  'iin',
  'number',
  'issued',
  'expires',
  'sex',
  'birthPlace',
  'issuer',
  'latinSurname',
  'latinName',
  'nationality',
] as const
export type FieldName = (typeof fieldNames)[number]

/** Where a value comes from; `both` means that two independent readings agree. */
export type FieldSource = 'mrz' | 'ocr' | 'iin' | 'both'

/** One field as it was read. Days are YYYY-MM-DD, sex is `male` or `female`. A field not read is absent. */
export type FieldReading = {
  readonly value: string
  /** Sure enough to be shown without a question mark. */
  readonly confident: boolean
  /** 0…1 */
  readonly confidence: number
  readonly source: FieldSource
  /** Where it stands in the normalised picture; a value that only the machine-readable zone tells has its place there. */
  readonly place?: Quad
}
export type Fields = Readonly<Partial<Record<FieldName, FieldReading>>>

/** The machine-readable zone; `corrected` when at least one sign is not what the reader saw first. */
export type MrzReading = {
  readonly lines: readonly string[]
  readonly valid: boolean
  readonly corrected: boolean
}

/** What may be wrong with a document, as the questions of the FAQ put it. */
export const reasonCodes = [
  'same-side',
  'missing-side',
  'face-mismatch',
  'not-a-card',
  'screen-copy',
  'bw-copy',
  'unreadable',
  'cropped',
  'glare',
  'expired',
  'expires-soon',
  'iin-invalid',
] as const
export type ReasonCode = (typeof reasonCodes)[number]

/** One thing found wrong, and where. Only a finding that `refuses` stops the person; the rest is shown and kept. */
export type Finding = {
  readonly reason: ReasonCode
  readonly refuses: boolean
  readonly side?: Side
  readonly places: readonly Quad[]
  readonly score?: number
}

/** One picture, read. `side` is told from what the picture shows, never from where it was put. */
export type SideReading = {
  readonly width: number
  readonly height: number
  readonly corners: Quad | null
  readonly side: Side | 'none'
  readonly kind: DocumentKind | null
  readonly fields: Fields
  readonly mrz?: MrzReading
  readonly measures: Readonly<Record<string, number>>
  readonly findings: readonly Finding[]
  readonly portrait?: Quad
}

/** A field that two sides tell differently. */
export type Crossing = { readonly field: FieldName; readonly a: string; readonly b: string }

/** The whole document: its sides' fields put together, and what is wrong across them. */
export type DocumentReading = {
  readonly kind: DocumentKind | null
  readonly fields: Fields
  readonly mrz?: MrzReading
  readonly findings: readonly Finding[]
  readonly crossings: readonly Crossing[]
}

/** The sides of one document and the day they are judged on. */
export type DocumentSides = {
  readonly front?: SideReading
  readonly back?: SideReading
  readonly page?: SideReading
  /** YYYY-MM-DD in Kazakhstan */
  readonly at: string
}
