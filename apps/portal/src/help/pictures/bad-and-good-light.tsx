import type { FC } from 'hono/jsx'
import { accent, Face } from './ink.tsx'

/** Left: a window behind the head, the face dark. Right: the window in front, the face evenly lit. */
export const BadAndGoodLight: FC = () => (
  <>
    <rect x="8" y="8" width="146" height="164" rx="12" />
    <rect x="34" y="24" width="94" height="72" rx="4" stroke-opacity="0.5" />
    <path d="M81 24 V96 M34 60 H128" stroke-opacity="0.5" />
    <path
      d="M58 83 C58 45 104 45 104 83 C104 112 95 126 81 126 C67 126 58 112 58 83 Z"
      fill="currentColor"
      fill-opacity="0.75"
    />
    <path
      d="M34 171 C36 146 54 142 66 134 L96 134 C108 142 126 146 128 171"
      fill="currentColor"
      fill-opacity="0.75"
    />
    <path d="M20 20 L36 36 M36 20 L20 36" stroke-width="4" />
    <rect x="166" y="8" width="146" height="164" rx="12" fill={accent} fill-opacity="0.08" />
    <Face x={246} y={104} scale={1.05} />
    <g stroke={accent}>
      <circle cx="190" cy="70" r="10" />
      <path d="M206 74 L216 77 M203 84 L212 91 M190 87 V97 M206 64 L216 60 M190 53 V45 M203 57 L210 51" />
    </g>
    <path d="M284 26 L291 33 L303 20" stroke={accent} stroke-width="4" />
  </>
)
