import type { FC } from 'hono/jsx'
import { accent, Line, Mark } from './ink.tsx'

/** Chrome on an Android phone: the three dots, then the row with the phone and the plus. */
export const ChromeMenu: FC = () => (
  <>
    <rect x="16" y="8" width="116" height="204" rx="14" />
    <rect x="28" y="24" width="76" height="18" rx="9" stroke-opacity="0.5" />
    <g fill={accent} stroke="none">
      <circle cx="118" cy="26" r="3" />
      <circle cx="118" cy="34" r="3" />
      <circle cx="118" cy="42" r="3" />
    </g>
    <Mark x={118} y={64}>
      1
    </Mark>
    <Line x={30} y={96} width={70} />
    <Line x={30} y={112} width={84} />
    <Line x={30} y={128} width={52} />
    <path d="M146 110 H166 M160 103 L167 110 L160 117" />
    <rect x="184" y="8" width="120" height="204" rx="14" />
    <rect x="200" y="20" width="96" height="172" rx="8" fill="currentColor" fill-opacity="0.05" />
    <Line x={212} y={38} width={62} />
    <Line x={212} y={64} width={50} />
    <Line x={212} y={90} width={66} />
    <rect x="204" y="110" width="88" height="28" rx="6" fill={accent} fill-opacity="0.15" stroke={accent} />
    <g stroke={accent}>
      <path d="M222 116 H214 V132 H224 V128 M220 121 V127 M217 124 H223" />
    </g>
    <Line x={232} y={121} width={48} />
    <Mark x={296} y={108}>
      2
    </Mark>
    <Line x={212} y={154} width={56} />
  </>
)
