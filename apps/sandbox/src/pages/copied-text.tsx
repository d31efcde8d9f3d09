import type { Language } from '#platform/texts'
import { texts } from '../words.ts'

type Props = {
  readonly language: Language
  readonly value: string
  /** What is shown, when that is not the very text that is copied. */
  readonly children?: string
}

/** A number to take along. It can be marked and copied without script; the island adds a button that does it. */
export function CopiedText({ language, value, children }: Props) {
  const t = texts(language)
  return (
    <copy-text data-value={value} data-copy={t('copy')} data-copied={t('copied')}>
      <code>{children ?? value}</code>
    </copy-text>
  )
}
