import type { FC } from 'hono/jsx'
import { accent, Line } from './ink.tsx'

/** A browser's question about the camera, with the allowing button marked. */
export const CameraPermission: FC = () => (
  <>
    <rect x="12" y="10" width="296" height="140" rx="10" />
    <path d="M12 40 H308" stroke-opacity="0.4" />
    <g fill="currentColor" fill-opacity="0.4" stroke="none">
      <circle cx="28" cy="25" r="4" />
      <circle cx="42" cy="25" r="4" />
    </g>
    <rect x="60" y="17" width="180" height="16" rx="8" stroke-opacity="0.5" />
    <rect x="56" y="52" width="208" height="82" rx="10" fill="currentColor" fill-opacity="0.05" />
    <rect x="72" y="66" width="24" height="17" rx="4" />
    <path d="M96 71 L105 67 V82 L96 78" />
    <Line x={118} y={66} width={110} />
    <Line x={118} y={78} width={76} />
    <rect x="82" y="100" width="72" height="24" rx="12" stroke-opacity="0.5" />
    <Line x={100} y={109} width={36} />
    <rect x="166" y="100" width="84" height="24" rx="12" fill={accent} stroke={accent} />
    <path d="M198 112 L205 118 L218 106" stroke="#fff" stroke-width="3.5" />
  </>
)
