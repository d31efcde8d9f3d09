import { languages } from '#platform/texts'
import type { Article, ArticleText, Block, Inline, LinkTarget } from './article.ts'
import type { ArticleProblem } from './article-error.ts'
import type { FrontMatter } from './front-matter.ts'

/** One file of an article, read. */
export type ArticleFile = { readonly file: string; readonly front: FrontMatter; readonly text: ArticleText }

/** What the three languages of one article must have in common: a deep link has to work in each of them. */
export function findDifferences(files: readonly [ArticleFile, ...ArticleFile[]]): readonly ArticleProblem[] {
  const [first, ...others] = files
  return others.flatMap((other) =>
    Object.entries(sharedParts(first)).flatMap(([name, value]) => {
      const otherValue = sharedParts(other)[name] ?? ''
      if (value === otherValue) return []
      return [
        { file: other.file, line: 1, what: `${name} is "${otherValue}", but "${value}" in ${first.file}.` },
      ]
    }),
  )
}

function sharedParts({ front, text }: ArticleFile): Readonly<Record<string, string>> {
  return {
    section: front.section,
    order: String(front.order),
    related: front.related.join(', '),
    updated: front.updated,
    'the list of anchors': anchorsOf(text.body).join(', '),
    'the list of pictures': text.body
      .flatMap((block) => (block.kind === 'picture' ? [block.name] : []))
      .join(', '),
  }
}

/** Related slugs and links that lead nowhere. */
export function findBrokenLinks(
  articles: readonly Article[],
  slugs: readonly string[],
): readonly ArticleProblem[] {
  const bySlug = new Map(articles.map((article) => [article.slug, article]))
  return articles.flatMap((article) => {
    const related = article.related
      .filter((slug) => !slugs.includes(slug) || slug === article.slug)
      .map((slug) => ({
        file: `${article.slug}/kk.md`,
        line: 1,
        what: `related "${slug}" is not another article.`,
      }))
    const links = languages.flatMap((language) =>
      article.texts[language].body.flatMap(targetsOfBlock).flatMap((target) => {
        const what = brokenReason(target, bySlug, slugs)
        return what === undefined ? [] : [{ file: `${article.slug}/${language}.md`, line: 1, what }]
      }),
    )
    return [...related, ...links]
  })
}

function brokenReason(
  target: LinkTarget,
  bySlug: ReadonlyMap<string, Article>,
  slugs: readonly string[],
): string | undefined {
  if (target.kind === 'page') return undefined
  if (!slugs.includes(target.slug)) return `a link leads to "${target.slug}", which is not an article.`
  const article = bySlug.get(target.slug)
  if (target.anchor === undefined || article === undefined) return undefined
  if (anchorsOf(article.texts.kk.body).includes(target.anchor)) return undefined
  return `a link leads to "${target.slug}#${target.anchor}", but no heading there says {#${target.anchor}}.`
}

function anchorsOf(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) => (block.kind === 'heading' && block.id !== undefined ? [block.id] : []))
}

function targetsOfBlock(block: Block): readonly LinkTarget[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return block.children.flatMap(targetsOfInline)
    case 'list':
      return block.items.flatMap((item) => [
        ...item.children.flatMap(targetsOfInline),
        ...item.blocks.flatMap(targetsOfBlock),
      ])
    case 'note':
      return block.blocks.flatMap(targetsOfBlock)
    case 'picture':
      return []
  }
}

function targetsOfInline(inline: Inline): readonly LinkTarget[] {
  if (inline.kind === 'text') return []
  const inner = inline.children.flatMap(targetsOfInline)
  return inline.kind === 'link' ? [inline.to, ...inner] : inner
}
