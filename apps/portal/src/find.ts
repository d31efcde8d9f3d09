import type { Language } from '#platform/texts'
import { catalogue } from '#services/catalogue'
import { type Article, articleAddress, searchHelp } from './help/index.ts'

export type Found = {
  readonly kind: 'service' | 'help'
  readonly href: string
  readonly title: string
  readonly text: string
}
