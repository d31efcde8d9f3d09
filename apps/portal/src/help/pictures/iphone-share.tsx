import type { FC } from 'hono/jsx'
import { accent, Line, Mark } from './ink.tsx'

/** Safari on an iPhone: the square with an arrow, then the row with the plus. */
export const IphoneShare: FC = () => (
  <>
    <rect x="16" y="8" width="116" height="204" rx="18" />
    <path d="M58 18 H90" />
    <Line x={32} y={40} width={70} />
    <Line x={32} y={56} width={84} />
    <Line x={32} y={72} width={52} />
    <path d="M16 172 H132" stroke-opacity="0.4" />
    <g stroke={accent}>
      <rect x="64" y="186" width="20" height="16" rx="3" />
      <path d="M74 194 V176 M68 181 L74 175 L80 181" />
    </g>
    <Mark x={106} y={190}>
      1
    </Mark>
    <path d="M146 110 H166 M160 103 L167 110 L160 117" />
    <rect x="184" y="8" width="120" height="204" rx="18" />
    <path d="M184 78 H304" stroke-opacity="0.4" />
    <Line x={200} y={98} width={62} />
    <Line x={200} y={124} width={50} />
    <rect x="192" y="142" width="104" height="28" rx="6" fill={accent} fill-opacity="0.15" stroke={accent} />
    <Line x={200} y={153} width={52} />
    <g stroke={accent}>
      <rect x="262" y="148" width="16" height="16" rx="4" />
      <path d="M270 152 V160 M266 156 H274" />
    </g>
    <Mark x={300} y={142}>
      2
    </Mark>
    <Line x={200} y={184} width={66} />
  </>
)
