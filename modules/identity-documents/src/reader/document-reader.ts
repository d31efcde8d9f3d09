import type { DocumentKind, DocumentReading, DocumentSides, Quad, SideReading } from '../document.ts'

/** A picture made safe: upright by its EXIF, nothing but pixels in it, a JPEG of at most 2400 pixels a side. */
export type NormalPicture = {
  readonly jpeg: Uint8Array
  readonly width: number
  readonly height: number
  /** What was sent: its format and its size before anything was changed. */
  readonly source: {
    readonly format: 'jpeg' | 'png' | 'webp' | 'gif'
    readonly width: number
    readonly height: number
  }
  /** How strongly a screen's grid ran through the pixels that were sent, when they had to be shrunk: for `readSide`. */
  readonly grid?: number
}

export type ReaderOptions = {
  /** Threads; by default one fewer than the cores, at least one. */
  readonly workers?: number
  readonly modelsFolder?: string
  /** The day in Kazakhstan, YYYY-MM-DD; by default this machine's. */
  readonly today?: () => string
}

/** Where the card lies, and how sure that is. */
export type Location = { readonly corners: Quad | null; readonly measures: Readonly<Record<string, number>> }

/** Documents on this machine: everything runs on worker threads, each on one core. */
export type DocumentReader = {
  readonly locate: (jpeg: Uint8Array) => Promise<Location>
  /** `kind` is what the person says it is; `corners` are the person's own, from the page. */
  readonly readSide: (
    jpeg: Uint8Array,
    hints?: { readonly kind?: DocumentKind; readonly corners?: Quad; readonly grid?: number },
  ) => Promise<SideReading>
  readonly judge: (sides: DocumentSides) => DocumentReading
  readonly close: () => Promise<void>
}
