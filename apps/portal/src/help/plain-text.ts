import type { Block, Inline } from './article.ts'

/** The words of an article without its form, for search and snippets. */
export function plainText(blocks: readonly Block[]): string {
  return blocks.map(blockText).join(' ').replaceAll(/\s+/g, ' ').trim()
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${inlineText(block.children)}.`
    case 'paragraph':
      return inlineText(block.children)
    case 'list':
      return block.items.map((item) => `${inlineText(item.children)} ${plainText(item.blocks)}`).join(' ')
    case 'note':
      return plainText(block.blocks)
    case 'picture':
      return ''
  }
}

function inlineText(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => (inline.kind === 'text' ? inline.text : inlineText(inline.children)))
    .join('')
}
