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
