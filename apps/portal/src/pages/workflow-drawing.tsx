import {
  layOutWorkflow,
  type Service,
  type Stage,
  type StageArrow,
  type StageBox,
} from '#modules/service-kit'
import type { Language } from '#platform/texts'
import { Details } from '#platform/ui'
import { texts } from '../words.ts'

type Props = { readonly service: Service; readonly language: Language }

/** The way of an application, drawn from the service's own workflow: stages, whose turn, and how long at most. */
export function WorkflowDrawing({ service, language }: Props) {
  const t = texts(language)
  const words = service.texts(language)
  const layout = layOutWorkflow(service.workflow, (stage) => ({
    title: words(`stage.${stage}`),
    note: noteOf(service.workflow.stages[stage], service, language),
  }))
  return (
    <Details summary={t('passport.drawing')}>
      <svg
        class="workflow"
        viewBox={`0 0 ${layout.width} ${layout.height}`}
        role="img"
        aria-label={`${t('passport.drawing')}: ${layout.boxes.map(({ title }) => title.join(' ')).join('; ')}`}
      >
        {layout.arrows.map((arrow) => (
          <Arrow arrow={arrow} />
        ))}
        {layout.boxes.map((box) => (
          <Box box={box} />
        ))}
      </svg>
    </Details>
  )
}

function Arrow({ arrow: { points } }: { readonly arrow: StageArrow }) {
  const [x, y] = points.at(-1) ?? [0, 0]
  const tip =
    points.length === 2 ? `${x - 4},${y - 7} ${x + 4},${y - 7}` : `${x + 7},${y - 4} ${x + 7},${y + 4}`
  return (
    <g>
      <polyline class="workflow-arrow" points={points.map((point) => point.join(',')).join(' ')} />
      <polygon class="workflow-tip" points={`${x},${y} ${tip}`} />
    </g>
  )
}

function Box({ box: { kind, x, y, width, height, title, note } }: { readonly box: StageBox }) {
  return (
    <g class={`workflow-box workflow-${kind}`}>
      <rect x={x} y={y} width={width} height={height} rx="8" />
      {title.map((line, place) => (
        <text class="workflow-title" x={x + 12} y={y + 23 + place * 18}>
          {line}
        </text>
      ))}
      {note && (
        <text class="workflow-note" x={x + 12} y={y + 22 + title.length * 18}>
          {note}
        </text>
      )}
    </g>
  )
}

function noteOf(stage: Stage | undefined, { workflow }: Service, language: Language): string {
  if (!stage || 'final' in stage) return ''
  const t = texts(language)
  const n = workflow.terms[stage.limit.term]?.workingDays ?? 0
  return `${t(`passport.turn.${stage.owner}`)} · ${t('passport.term.days', { n })}`
}
