import type { Child } from 'hono/jsx'
import type { Language } from '#platform/texts'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-shapes.ts'
import { Tag, type TagColour } from './tag.tsx'
import { texts } from './words.ts'

type StepIndicatorProps = {
  readonly language: Language
  readonly steps: readonly string[]
  /** Number of the step the person is at, from 1. */
  readonly current: number
}

/** Where a person is in a journey: "Step 2 of 5 · Phone", with a bar for the eye. */
export function StepIndicator({ language, steps, current }: StepIndicatorProps) {
  const t = texts(language)
  return (
    <div class="steps">
      <p class="steps-now">
        {t('steps.now', { current, total: steps.length })}
        <strong>{steps[current - 1]}</strong>
      </p>
      <ol class="steps-bar">
        {steps.map((name, index) => (
          <li
            class={classNames(
              'step',
              index + 1 < current && 'step-done',
              index + 1 === current && 'step-current',
            )}
            {...(index + 1 === current && { 'aria-current': 'step' })}
          >
            <span class="step-name">{name}</span>
            {index + 1 < current && <span class="ds-sr-only">{t('steps.done')}</span>}
          </li>
        ))}
      </ol>
    </div>
  )
}

export type Task = {
  readonly name: Child
  /** Without an address the task cannot be started yet. */
  readonly href?: string
  readonly hint?: Child
  readonly icon?: IconName
  readonly status: Child
  readonly statusColour?: TagColour
}

/** Things to do in any order, each with its state. */
export function TaskList({ tasks }: { readonly tasks: readonly Task[] }) {
  return (
    <ul class="task-list">
      {tasks.map((task) => (
        <li class="task">
          {task.icon && <Icon name={task.icon} />}
          <div class="task-text">
            {task.href ? <a href={task.href}>{task.name}</a> : <span>{task.name}</span>}
            {task.hint && <div class="hint">{task.hint}</div>}
          </div>
          <Tag colour={task.statusColour ?? 'neutral'}>{task.status}</Tag>
        </li>
      ))}
    </ul>
  )
}
