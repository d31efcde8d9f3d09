import type { Child } from 'hono/jsx'
import type { DocumentKind, Outline, Side } from '#modules/identity-documents'

/** The stage is 4 to 3; `islands/document-camera.ts` cuts the camera's picture to the same shape. */
const stage = { width: 400, height: 300 } as const
const margin = 0.05

/** Width over height: ID-1 cards, TD3 pages. */
const shapes: Readonly<Record<DocumentKind, number>> = {
  'id-card': 1.586,
  'residence-permit': 1.586,
  'stateless-document': 1.586,
  passport: 1.42,
  'candas-certificate': 1.42,
}

/** Where the card is asked for, in shares of the stage. */
export function outlineOf(kind: DocumentKind): Outline {
  const width = 1 - 2 * margin
  const height = (stage.width * width) / shapes[kind] / stage.height
  return { left: margin, top: (1 - height) / 2, width, height }
}

type Props = {
  readonly kind: DocumentKind
  readonly side: Side
  readonly cue: string
  readonly children: Child
}

/** The camera's picture with the outline of a card, and under it what to do now. */
export function CameraFrame({ kind, side, cue, children }: Props) {
  const { left, top, width, height } = outlineOf(kind)
  const [x, y] = [left * stage.width, top * stage.height]
  const [w, h] = [width * stage.width, height * stage.height]
  const card = `M${x + 12} ${y}h${w - 24}a12 12 0 0 1 12 12v${h - 24}a12 12 0 0 1-12 12h-${w - 24}a12 12 0 0 1-12-12v-${h - 24}a12 12 0 0 1 12-12z`
  return (
    <div class="camera document-stage" data-state="waiting">
      <div class="camera-view">
        {children}
        <svg
          class="camera-oval"
          viewBox={`0 0 ${stage.width} ${stage.height}`}
          preserveAspectRatio="xMidYMid slice"
          aria-hidden="true"
        >
          <path
            class="camera-shade"
            fill-rule="evenodd"
            d={`M0 0h${stage.width}v${stage.height}h-${stage.width}z${card}`}
          />
          <path class="camera-edge" d={card} />
          {side === 'back' ? (
            <path
              class="camera-ghost"
              d={`M${x + 16} ${y + h * 0.72}h${w - 32}M${x + 16} ${y + h * 0.82}h${w - 32}M${x + 16} ${y + h * 0.92}h${w - 32}`}
            />
          ) : (
            <rect
              class="camera-ghost"
              x={x + w * 0.06}
              y={y + h * 0.28}
              width={w * 0.25}
              height={h * 0.5}
              rx="6"
            />
          )}
        </svg>
      </div>
      <p class="camera-cue" aria-hidden="true">
        {cue}
      </p>
      <p class="camera-voice ds-sr-only" role="status" />
    </div>
  )
}
