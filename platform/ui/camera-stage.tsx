import type { Child } from 'hono/jsx'

type Props = {
  readonly id?: string
  /** What to do now; an island changes the words of `.camera-cue` often, and those of `.camera-voice` seldom. */
  readonly cue: Child
  /** The video, and what stands there before the camera opens. */
  readonly children?: Child
}

/**
 * A camera's picture with an oval for the face. An island sets `data-state` (`waiting`, `good`, `wrong`, `done`) and
 * `data-guide` (`left`, `right`, `centre`, `none`) on the stage and `stroke-dashoffset` (100 to 0) on `.camera-progress`.
 */
export function CameraStage({ id = 'camera-stage', cue, children }: Props) {
  return (
    <div class="camera" id={id} data-state="waiting" data-guide="none">
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
          <path class="camera-arrows camera-arrows-left" d={arrows} />
          <path class="camera-arrows camera-arrows-right" d={arrows} transform="matrix(-1 0 0 1 300 0)" />
        </svg>
      </div>
      <p class="camera-cue" aria-hidden="true">
        {cue}
      </p>
      <p class="camera-voice ds-sr-only" role="status" />
    </div>
  )
}

// The ellipse that the page's measures expect (modules/face: ovalFor), from its top, clockwise.
const oval = 'M150 44a115.5 156 0 1 1-.01 0z'
const arrows = 'M16 183 6 200l10 17M29 183 19 200l10 17'
