import { lexer, type MarkedToken, type Token } from 'marked'
import {
  type Block,
  type Inline,
  type LinkTarget,
  type ListItem,
  pageNames,
  pictureNames,
} from './article.ts'
import type { Complain } from './front-matter.ts'

type Place = { readonly slug: string; readonly line: number; readonly complain: Complain }

const allowed =
  'Articles hold headings (## and ###), paragraphs, lists, **strong**, *emphasis*, > notes, links and ![…](picture:NAME)'

/** Turns Markdown into the few kinds of blocks we show. Whatever is outside the list is complained about with its line. */
export function parseBody(
  source: string,
  firstLine: number,
  slug: string,
  complain: Complain,
): readonly Block[] {
  return parseBlocks(lexer(source), { slug, line: firstLine, complain })
}

function parseBlocks(tokens: readonly Token[], place: Place): readonly Block[] {
  const blocks: Block[] = []
  let line = place.line
  for (const token of tokens) {
    blocks.push(...parseBlock(token as MarkedToken, { ...place, line }))
    line += token.raw.split('\n').length - 1
  }
  return blocks
}

function parseBlock(token: MarkedToken, place: Place): readonly Block[] {
  switch (token.type) {
    case 'space':
      return []
    case 'heading':
      return parseHeading(token.depth, token.tokens, place)
    case 'paragraph':
      return [
        parsePicture(token.tokens, place) ?? {
          kind: 'paragraph',
          children: parseInlines(token.tokens, place),
        },
      ]
    case 'list': {
      const start = token.start === '' ? 1 : token.start
      return [{ kind: 'list', ordered: token.ordered, start, items: parseItems(token.items, place) }]
    }
    case 'blockquote':
      return [{ kind: 'note', blocks: parseBlocks(token.tokens, place) }]
    default:
      return refuse(token, place)
  }
}

function parseHeading(depth: number, tokens: readonly Token[], place: Place): readonly Block[] {
  if (depth !== 2 && depth !== 3) {
    place.complain(place.line, 'Headings are ## or ###; the title is the page’s only # heading.')
    return []
  }
  const last = tokens.at(-1)
  const anchor = /\s*\{#([a-z0-9-]+)\}$/.exec(last?.raw ?? '')
  if (last === undefined || anchor === null)
    return [{ kind: 'heading', level: depth, id: undefined, children: parseInlines(tokens, place) }]
  const text = last.raw.slice(0, anchor.index)
  const children = [...parseInlines(tokens.slice(0, -1), place), ...parseText(text, place)]
  return [{ kind: 'heading', level: depth, id: anchor[1], children }]
}

function parseItems(
  items: readonly { readonly raw: string; readonly tokens: readonly Token[] }[],
  place: Place,
): readonly ListItem[] {
  let line = place.line
  return items.map((item) => {
    const here = { ...place, line }
    line += item.raw.split('\n').length - 1
    const [first, ...rest] = item.tokens.filter((token) => token.type !== 'space')
    if (first === undefined || (first.type !== 'text' && first.type !== 'paragraph')) {
      here.complain(here.line, 'A list item begins with text.')
      return { children: [], blocks: [] }
    }
    return { children: parseInlines(first.tokens ?? [], here), blocks: parseBlocks(rest, here) }
  })
}

function parsePicture(tokens: readonly Token[], place: Place): Block | undefined {
  const [image, ...others] = tokens as readonly MarkedToken[]
  if (image?.type !== 'image' || others.length > 0) return undefined
  const name = pictureNames.find((known) => image.href === `picture:${known}`)
  if (name === undefined)
    place.complain(
      place.line,
      `"${image.href}" is not one of our pictures: picture:${pictureNames.join(', picture:')}.`,
    )
  if (image.text.trim() === '')
    place.complain(place.line, 'A picture needs words for those who do not see it.')
  return name === undefined ? undefined : { kind: 'picture', name, alt: image.text }
}

function parseInlines(tokens: readonly Token[], place: Place): readonly Inline[] {
  let line = place.line
  return tokens.flatMap((token) => {
    const here = { ...place, line }
    line += token.raw.split('\n').length - 1
    return parseInline(token as MarkedToken, here)
  })
}

function parseInline(token: MarkedToken, place: Place): readonly Inline[] {
  switch (token.type) {
    case 'text':
    case 'escape':
      return parseText(token.text, place)
    case 'strong':
      return [{ kind: 'strong', children: parseInlines(token.tokens, place) }]
    case 'em':
      return [{ kind: 'emphasis', children: parseInlines(token.tokens, place) }]
    case 'link': {
      const to = parseTarget(token.href, place)
      return to === undefined ? [] : [{ kind: 'link', to, children: parseInlines(token.tokens, place) }]
    }
    default:
      return refuse(token, place)
  }
}

function parseText(text: string, place: Place): readonly Inline[] {
  return text
    .split(/(\{[^}]*\})/)
    .filter((piece) => piece !== '')
    .map((piece): Inline => {
      if (piece.startsWith('{'))
        place.complain(place.line, `"${piece}" is unknown: an article has no placeholders.`)
      return { kind: 'text', text: piece.replaceAll('\n', ' ') }
    })
}

function parseTarget(href: string, place: Place): LinkTarget | undefined {
  const page = pageNames.find((known) => href === `page:${known}`)
  if (page !== undefined) return { kind: 'page', page }
  const article = /^([a-z0-9-]*)(?:#([a-z0-9-]+))?$/.exec(href)
  if (article !== null && href !== '')
    return { kind: 'article', slug: article[1] === '' ? place.slug : article[1]!, anchor: article[2] }
  place.complain(
    place.line,
    `"${href}" is neither an article, "#anchor" nor page:${pageNames.join(', page:')}.`,
  )
  return undefined
}

function refuse(token: MarkedToken, place: Place): readonly never[] {
  const beginning = token.raw.trim().split('\n', 1).join('').slice(0, 40)
  place.complain(place.line, `"${beginning}" (${token.type}) is not shown here. ${allowed}.`)
  return []
}
