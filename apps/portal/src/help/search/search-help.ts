import { type Article, type Language, languages } from '../article.ts'
import { plainText } from '../plain-text.ts'
import { createSearch, type Findable } from './search-texts.ts'
import type { MarkedText } from './snippet.ts'

/** An article that answers, with its title and a sentence from it; the found words are marked as pieces of text, not as HTML. */
export type HelpHit = { readonly article: Article; readonly title: MarkedText; readonly snippet: MarkedText }

type Searches = Readonly<Record<Language, ReturnType<typeof createSearch>>>

const searchesOf = new WeakMap<readonly Article[], Searches>()

/**
 * Finds the articles that answer a question typed by a person, the best first; an empty query finds nothing.
 * The index is made at the first question and kept as long as `articles`.
 */
export function searchHelp(
  articles: readonly Article[],
  language: Language,
  query: string,
): readonly HelpHit[] {
  const searches = searchesOf.get(articles) ?? buildSearches(articles)
  searchesOf.set(articles, searches)
  const bySlug = new Map(articles.map((article) => [article.slug, article]))
  return searches[language](query).map(({ id, title, snippet }) => ({
    article: bySlug.get(id)!,
    title,
    snippet,
  }))
}

function buildSearches(articles: readonly Article[]): Searches {
  const search = (language: Language) =>
    createSearch(articles.map((article) => toFindable(article, language)))
  return { kk: search('kk'), ru: search('ru'), en: search('en') }
}

function toFindable({ slug, texts }: Article, language: Language): Findable {
  const { title, summary, keywords, body } = texts[language]
  const others = languages.filter((other) => other !== language).map((other) => texts[other])
  return {
    id: slug,
    title,
    summary,
    keywords: keywords.join(', '),
    body: plainText(body),
    otherLanguages: others.map((other) => [other.title, ...other.keywords].join(', ')).join(', '),
  }
}
