import MiniSearch, { type SearchResult } from 'minisearch'
import { respell } from './respell.ts'
import { type MarkedText, markExcerpt, markText } from './snippet.ts'
import { findWords } from './words.ts'

/** One thing that can be found: an article, later a service. */
export type Findable = {
  readonly id: string
  readonly title: string
  readonly keywords: string
  readonly summary: string
  readonly body: string
  /** Title and keywords in the other languages: many people type Russian on a Kazakh page. */
  readonly otherLanguages: string
}

export type Found = { readonly id: string; readonly title: MarkedText; readonly snippet: MarkedText }

const weights = { title: 6, keywords: 4, summary: 2, otherLanguages: 1.5, body: 1 }
const longestQuery = 120
const faintest = 0.12

/**
 * Makes a search over a set of texts. Case, Kazakh letters typed as plain Cyrillic, endings, beginnings of words
 * and one wrong letter in longer words do not matter; Latin letters typed for Cyrillic ones are read as such when that explains more of the words.
 */
export function createSearch(texts: readonly Findable[]): (query: string) => readonly Found[] {
  const byId = new Map(texts.map((text) => [text.id, text]))
  const index = buildIndex(texts)
  return (query) => {
    const typed = query.slice(0, longestQuery)
    const [best] = [typed, ...respell(typed)]
      .map((spelling) => rank(index.search(spelling), spelling))
      .toSorted((a, b) => (b[0]?.share ?? 0) - (a[0]?.share ?? 0))
    return (best ?? []).map((result) => show(byId.get(result.id)!, result))
  }
}

function buildIndex(texts: readonly Findable[]): MiniSearch<Findable> {
  const index = new MiniSearch<Findable>({
    fields: Object.keys(weights),
    tokenize: (text) => findWords(text).map((word) => word.stem),
    processTerm: (stem) => stem,
    searchOptions: {
      boost: weights,
      prefix: (stem) => stem.length >= 3,
      fuzzy: (stem) => (stem.length >= 5 ? 1 : false),
      weights: { prefix: 0.6, fuzzy: 0.3 },
    },
  })
  index.addAll(texts)
  return index
}

type Ranked = SearchResult & { readonly share: number }

/** A text that answers more of the words stands above one that repeats a single word. */
function rank(results: readonly SearchResult[], query: string): readonly Ranked[] {
  const asked = new Set(findWords(query).map((word) => word.stem)).size
  const ranked = results
    .map((result) => {
      const share = result.queryTerms.length / asked
      return { ...result, share, score: result.score * share ** 2 }
    })
    .toSorted((a, b) => b.score - a.score)
  const best = ranked[0]?.score ?? 0
  return ranked.filter((result) => result.score >= best * faintest)
}

/** A title that answers is followed by its summary; otherwise the words are shown where they stand. */
function show(text: Findable, { id, terms }: SearchResult): Found {
  const stems = new Set(terms)
  const title = markText(text.title, stems)
  const summary = markText(text.summary, stems)
  const answered = [...title, ...summary].some((piece) => piece.marked)
  return { id, title, snippet: answered ? summary : (markExcerpt(text.body, stems) ?? summary) }
}
