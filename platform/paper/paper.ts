import type { Language } from '#platform/texts'

/** How a notice sounds; the words must say it too, the colour alone never does. */
export type Tone = 'good' | 'unsure' | 'bad' | 'plain'

/** A label and what stands beside it. */
export type Fact = { readonly label: string; readonly value: string }

/** A column of a table; the widths of all columns share the page in these proportions. */
export type Column = {
  readonly heading: string
  readonly width: number
  /** Sums stand at the right. */
  readonly align?: 'left' | 'right'
}

/** One part of a document, in the order of reading. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string; readonly level?: 2 | 3 }
  | { readonly kind: 'paragraph'; readonly text: string; readonly small?: boolean }
  | { readonly kind: 'notice'; readonly tone: Tone; readonly title: string; readonly text?: string }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | {
      readonly kind: 'table'
      readonly columns: readonly Column[]
      readonly rows: readonly (readonly string[])[]
      /** The sums below; drawn in bold. */
      readonly total?: readonly string[]
    }
  | { readonly kind: 'qr'; readonly leadsTo: string; readonly caption: string }

/** A document to print: what it says, and nothing of where it stands. */
export type Paper = {
  readonly language: Language
  /** The first heading, and the name a reader of the file sees. */
  readonly title: string
  /** A line above the title: whose document it is. */
  readonly masthead: string
  /** A line at the foot of every page, beside the number of the page. */
  readonly footer: string
  /** Written into the file, so that the same document is the same bytes whenever it is drawn. */
  readonly createdAt: Date
  readonly blocks: readonly Block[]
}
