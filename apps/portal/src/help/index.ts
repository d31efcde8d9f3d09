export {
  type Article,
  type ArticleText,
  articleAddress,
  type Language,
  languages,
  type PageName,
  type Section,
  sections,
} from './article.ts'
export { ArticleBody, type ArticleSurroundings } from './article-body.tsx'
export { ArticleError } from './article-error.ts'
export { loadArticles } from './load-articles.ts'
export { type HelpHit, searchHelp } from './search/search-help.ts'
export { createSearch, type Findable, type Found } from './search/search-texts.ts'
export type { MarkedText } from './search/snippet.ts'
