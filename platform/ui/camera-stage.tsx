import type { Child } from 'hono/jsx'

type Props = {
  readonly id?: string
  /** What to do now; an island changes the words of `.camera-cue`, and screen readers say them. */
  readonly cue: Child
  /** The video, and what stands there before the camera opens. */
  readonly children?: Child
}

/**
 * A camera's picture with an oval for the face. An island sets `data-state` (`waiting`, `good`, `wrong`, `done`) on the
 * stage and `stroke-dashoffset` (100 to 0) on `.camera-progress`.
 */
export function CameraStage({ id = 'camera-stage', cue, children }: Props) {
  return (
    <div class="camera" id={id} data-state="waiting">
      <div class="camera-view">
        {children}
        <svg
          class="camera-oval"
          viewBox="0 0 300 400"
          preserveAspectRatio="xMidYMid slice"
          aria-hidden="true"
        >
          <path class="camera-shade" fill-rule="evenodd" d={`M-300-200h900v800h-900z${oval}`} />
          <path class="camera-edge" d={oval} />
          <path
            class="camera-progress"
            d={oval}
            pathLength="100"
            stroke-dasharray="100"
            stroke-dashoffset="100"
          />
        </svg>
      </div>
      <p class="camera-cue" role="status">
        {cue}
      </p>
    </div>
  )
}

const oval = 'M150 45c58 0 100 56 100 140s-44 150-100 150S50 269 50 185 92 45 150 45z'
