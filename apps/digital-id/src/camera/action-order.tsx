import type { Action } from '#modules/face'
import type { Language } from '#platform/texts'
import { HeadIcon } from './head-icon.tsx'
import { cameraTexts } from './words.ts'

type Props = {
  readonly language: Language
  readonly actions: readonly Action[]
  readonly labelledBy: string
  /** The island marks in this list what is done and what is asked now. */
  readonly live?: boolean
}

/** The actions in their order, each with a head that does it. */
export function ActionOrder({ language, actions, labelledBy, live }: Props) {
  const t = cameraTexts(language)
  return (
    <ol class="action-order" aria-labelledby={labelledBy} {...(live && { 'data-part': 'order' })}>
      {actions.map((action, index) => (
        <li data-state={live && index === 0 ? 'current' : 'coming'}>
          <HeadIcon action={action} />
          <span aria-hidden="true">{t(`action.${action}`)}</span>
          <span class="ds-sr-only">{t(`action.${action}.full`)}</span>
          {live && <span class="ds-sr-only" data-part="action-done" />}
        </li>
      ))}
    </ol>
  )
}
