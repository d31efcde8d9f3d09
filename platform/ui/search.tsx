import type { Language } from '#platform/texts'
import { Icon } from './icon.tsx'
import { texts } from './words.ts'

type Props = {
  readonly language: Language
  readonly action: string
  readonly name?: string
  readonly label: string
  readonly labelHidden?: boolean
  readonly placeholder?: string
  readonly value?: string | undefined
  readonly id?: string
  /** Sent along unseen. */
  readonly fields?: Readonly<Record<string, string>>
}

/** A search that sends its words to a page of results. */
export function Search({
  language,
  action,
  name = 'q',
  label,
  labelHidden,
  placeholder,
  value,
  id = name,
  fields = {},
}: Props) {
  return (
    <search>
      <form class="search" action={action} method="get">
        <label class={labelHidden ? 'ds-sr-only' : 'ds-label'} for={id}>
          {label}
        </label>
        {Object.entries(fields).map(([field, kept]) => (
          <input type="hidden" name={field} value={kept} />
        ))}
        <div class="search-row">
          <Icon name="search" />
          <input
            class="ds-input"
            type="search"
            id={id}
            name={name}
            value={value}
            placeholder={placeholder}
            autocomplete="off"
          />
          <button class="ds-button" type="submit" data-variant="primary">
            {texts(language)('search.button')}
          </button>
        </div>
      </form>
    </search>
  )
}
