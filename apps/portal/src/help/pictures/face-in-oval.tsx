import type { FC } from 'hono/jsx'
import { accent, Face } from './ink.tsx'

/** A face that fills the oval and looks straight ahead, on an even background. */
export const FaceInOval: FC = () => (
  <>
    <rect x="70" y="8" width="180" height="204" rx="20" fill="currentColor" fill-opacity="0.05" />
    <ellipse cx="160" cy="102" rx="64" ry="84" stroke={accent} stroke-width="4" />
    <Face x={160} y={116} scale={1.55} />
    <g stroke="none">
      <circle cx="232" cy="190" r="16" fill={accent} />
    </g>
    <path d="M225 190 L230 196 L240 184" stroke="#fff" stroke-width="3.5" />
  </>
)
