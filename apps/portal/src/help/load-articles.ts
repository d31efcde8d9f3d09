import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '#platform/root'
import { type Language, languages } from '#platform/texts'
import { type Article, sections } from './article.ts'
import { ArticleError, type ArticleProblem } from './article-error.ts'
import { type ArticleFile, findBrokenLinks, findDifferences } from './check-articles.ts'
import { readFrontMatter } from './front-matter.ts'
import { parseBody } from './parse-body.ts'

/**
 * Reads every article of the help centre from `FOLDER/<slug>/{kk,ru,en}.md`, ordered by section and place in it.
 * Call it once at start.
 * @throws {ArticleError} naming file and line of everything that is wrong.
 */
export function loadArticles(folder: string = join(projectRoot, 'apps/portal/help')): readonly Article[] {
  const problems: ArticleProblem[] = []
  const slugs = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
  const articles = slugs.flatMap((slug) => loadArticle(folder, slug, problems) ?? [])
  problems.push(...findBrokenLinks(articles, slugs))
  if (problems.length > 0) throw new ArticleError(problems)
  return articles.toSorted(
    (a, b) => sections.indexOf(a.section) - sections.indexOf(b.section) || a.order - b.order,
  )
}

function loadArticle(folder: string, slug: string, problems: ArticleProblem[]): Article | undefined {
  const files = languages.map((language) => loadFile(folder, slug, language, problems))
  const [kk, ru, en] = files
  if (kk === undefined || ru === undefined || en === undefined) return undefined
  problems.push(...findDifferences([kk, ru, en]))
  const { section, order, related, updated } = kk.front
  return { slug, section, order, related, updated, texts: { kk: kk.text, ru: ru.text, en: en.text } }
}

function loadFile(
  folder: string,
  slug: string,
  language: Language,
  problems: ArticleProblem[],
): ArticleFile | undefined {
  const file = `${slug}/${language}.md`
  const complain = (line: number, what: string) => void problems.push({ file, line, what })
  const source = readSource(join(folder, file))
  if (source === undefined) {
    complain(1, 'The file is missing: an article exists in kk, ru and en or not at all.')
    return undefined
  }
  const { front, body, bodyLine } = readFrontMatter(source, complain)
  const blocks = parseBody(body, bodyLine, slug, complain)
  if (front === undefined) return undefined
  const { title, summary, keywords } = front
  return { file, front, text: { title, summary, keywords, body: blocks } }
}

function readSource(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').replaceAll('\r\n', '\n')
  } catch {
    return undefined
  }
}
