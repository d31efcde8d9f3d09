import type { Child, FC } from 'hono/jsx'
import {
  articleAddress,
  type Block,
  type Inline,
  type LinkTarget,
  type ListItem,
  type PageName,
} from './article.ts'
import { Picture } from './pictures/picture.tsx'

/** Where an article's named pages are in this installation. A page without an address is shown as words, not as a link. */
export type ArticleSurroundings = {
  readonly pages: Readonly<Partial<Record<PageName, string>>>
}

type BodyProps = { readonly body: readonly Block[]; readonly surroundings: ArticleSurroundings }

/** The text of an article below its title: headings from level 2, paragraphs, steps, notes and our own drawings. */
export const ArticleBody: FC<BodyProps> = ({ body, surroundings }) => (
  <div class="article-body">{showBlocks(body, surroundings)}</div>
)

function showBlocks(blocks: readonly Block[], surroundings: ArticleSurroundings): Child[] {
  return blocks.map((block) => showBlock(block, surroundings))
}

function showBlock(block: Block, surroundings: ArticleSurroundings): Child {
  switch (block.kind) {
    case 'heading': {
      const Heading = block.level === 2 ? 'h2' : 'h3'
      return (
        <Heading class="ds-heading" data-size={block.level === 2 ? 'sm' : 'xs'} id={block.id}>
          {showInlines(block.children, surroundings)}
        </Heading>
      )
    }
    case 'paragraph':
      return <p class="ds-paragraph">{showInlines(block.children, surroundings)}</p>
    case 'list':
      return showList(block, surroundings)
    case 'note':
      return <div class="article-note">{showBlocks(block.blocks, surroundings)}</div>
    case 'picture':
      return (
        <figure class="article-picture">
          <Picture name={block.name} alt={block.alt} />
        </figure>
      )
  }
}

function showList(list: Extract<Block, { kind: 'list' }>, surroundings: ArticleSurroundings): Child {
  const items = list.items.map((item) => showItem(item, surroundings))
  if (!list.ordered) return <ul class="ds-list">{items}</ul>
  return (
    <ol class="ds-list" start={list.start === 1 ? undefined : list.start}>
      {items}
    </ol>
  )
}

function showItem(item: ListItem, surroundings: ArticleSurroundings): Child {
  return (
    <li>
      {showInlines(item.children, surroundings)}
      {showBlocks(item.blocks, surroundings)}
    </li>
  )
}

function showInlines(inlines: readonly Inline[], surroundings: ArticleSurroundings): Child[] {
  return inlines.map((inline) => showInline(inline, surroundings))
}

function showInline(inline: Inline, surroundings: ArticleSurroundings): Child {
  switch (inline.kind) {
    case 'text':
      return inline.text
    case 'strong':
      return <strong>{showInlines(inline.children, surroundings)}</strong>
    case 'emphasis':
      return <em>{showInlines(inline.children, surroundings)}</em>
    case 'link': {
      const address = addressOf(inline.to, surroundings)
      const words = showInlines(inline.children, surroundings)
      if (address === undefined) return <>{words}</>
      return (
        <a class="ds-link" href={address}>
          {words}
        </a>
      )
    }
  }
}

function addressOf(to: LinkTarget, surroundings: ArticleSurroundings): string | undefined {
  return to.kind === 'page' ? surroundings.pages[to.page] : articleAddress(to.slug, to.anchor)
}
