import { type Language, languages } from '#platform/texts'
import type { Article } from '../article.ts'
import { plainText } from '../plain-text.ts'
import type { Findable } from './search-texts.ts'

/** An article as the search sees it, under its slug; its words in the other languages count too, but less. */
export function findableArticle({ slug, texts }: Article, language: Language): Findable {
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
