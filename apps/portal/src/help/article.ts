import type { Language } from '#platform/texts'

/** Sections of the help centre, in the order in which they are shown. */
export const sections = ['install', 'digital-id', 'documents', 'signing', 'services', 'account'] as const
export type Section = (typeof sections)[number]

/** Own drawings an article may show: `![what is seen](picture:NAME)`. */
export const pictureNames = [
  'iphone-share',
  'chrome-menu',
  'camera-permission',
  'face-in-oval',
  'bad-and-good-light',
  'qr-to-phone',
] as const
export type PictureName = (typeof pictureNames)[number]

/** Pages an article may point at without knowing their address: `[text](page:NAME)`. */
export const pageNames = [
  'install',
  'register',
  'sign-in',
  'account',
  'history',
  'documents',
  'attach-document',
  'devices',
  'check-signature',
  'acting',
  'mandates',
  'signatures',
  'get-eds',
  'support',
  'inbox',
  'channels',
  'refund-pension',
  'sandbox',
] as const
export type PageName = (typeof pageNames)[number]

export type LinkTarget =
  | { readonly kind: 'article'; readonly slug: string; readonly anchor: string | undefined }
  | { readonly kind: 'page'; readonly page: PageName }

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong'; readonly children: readonly Inline[] }
  | { readonly kind: 'emphasis'; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly to: LinkTarget; readonly children: readonly Inline[] }

export type Block =
  | {
      readonly kind: 'heading'
      readonly level: 2 | 3
      readonly id: string | undefined
      readonly children: readonly Inline[]
    }
  | { readonly kind: 'paragraph'; readonly children: readonly Inline[] }
  | {
      readonly kind: 'list'
      readonly ordered: boolean
      readonly start: number
      readonly items: readonly ListItem[]
    }
  | { readonly kind: 'note'; readonly blocks: readonly Block[] }
  | { readonly kind: 'picture'; readonly name: PictureName; readonly alt: string }

export type ListItem = { readonly children: readonly Inline[]; readonly blocks: readonly Block[] }

/** What one language of an article says. */
export type ArticleText = {
  readonly title: string
  readonly summary: string
  readonly keywords: readonly string[]
  readonly body: readonly Block[]
}

/** One article of the help centre in all languages. */
export type Article = {
  readonly slug: string
  readonly section: Section
  readonly order: number
  readonly related: readonly string[]
  readonly updated: string
  readonly texts: Readonly<Record<Language, ArticleText>>
}

/** The address of an article on the portal; `anchor` is a heading's `{#id}`, the same in every language. */
export function articleAddress(slug: string, anchor?: string): string {
  return anchor === undefined ? `/help/${slug}` : `/help/${slug}#${anchor}`
}
