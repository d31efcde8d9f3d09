import { type Language, languages } from '#platform/texts'
import { catalogue } from '#services/catalogue'
import { type Article, articleAddress, createSearch, type Findable, findableArticle } from './help/index.ts'

export type Found = {
  readonly kind: 'service' | 'help'
  readonly href: string
  readonly title: string
  readonly text: string
}

type Entry = { readonly found: Found; readonly findable: Findable }

/** Searches services and help articles together, best first, in the reader's language. */
export function findEverywhere(
  articles: readonly Article[],
): (language: Language, query: string) => readonly Found[] {
  const searches = new Map(languages.map((language) => [language, searchIn(language, articles)]))
  return (language, query) => searches.get(language)?.(query) ?? []
}

function searchIn(language: Language, articles: readonly Article[]): (query: string) => readonly Found[] {
  const entries = [...serviceEntries(language), ...articles.map((article) => articleEntry(language, article))]
  const search = createSearch(entries.map(({ findable }) => findable))
  const byId = new Map(entries.map(({ found, findable }) => [findable.id, found]))
  return (query) => search(query).flatMap(({ id }) => byId.get(id) ?? [])
}

function serviceEntries(language: Language): readonly Entry[] {
  return catalogue.map((service) => {
    const words = service.texts(language)
    const found: Found = {
      kind: 'service',
      href: `/services/${service.id}`,
      title: words('name'),
      text: words('summary'),
    }
    const body = [...service.who, ...service.needs, ...service.steps].map((key) => words(key)).join(' ')
    const otherLanguages = languages.map((other) => service.texts(other)('name')).join(', ')
    const findable = {
      id: found.href,
      title: found.title,
      summary: found.text,
      keywords: '',
      body,
      otherLanguages,
    }
    return { found, findable }
  })
}

function articleEntry(language: Language, article: Article): Entry {
  const { title, summary } = article.texts[language]
  const href = articleAddress(article.slug)
  return {
    found: { kind: 'help', href, title, text: summary },
    findable: { ...findableArticle(article, language), id: href },
  }
}
