import type { FC } from 'hono/jsx'
import { accent } from './ink.tsx'

/** A square code on a computer's screen and a phone that reads it. */
export const QrToPhone: FC = () => (
  <>
    <rect x="12" y="14" width="172" height="118" rx="10" />
    <path d="M98 132 V156 M66 158 H130" />
    <g>
      <rect x="66" y="40" width="20" height="20" />
      <rect x="110" y="40" width="20" height="20" />
      <rect x="66" y="84" width="20" height="20" />
    </g>
    <g fill="currentColor" stroke="none">
      <rect x="73" y="47" width="6" height="6" />
      <rect x="117" y="47" width="6" height="6" />
      <rect x="73" y="91" width="6" height="6" />
      <path d="M92 40 h8 v8 h-8 z M100 52 h6 v8 h-6 z M92 66 h8 v6 h-8 z M66 66 h8 v8 h-8 z M80 70 h6 v8 h-6 z" />
      <path d="M104 68 h8 v8 h-8 z M118 66 h12 v6 h-12 z M96 80 h8 v8 h-8 z M112 82 h6 v12 h-6 z M122 80 h8 v8 h-8 z M96 96 h10 v8 h-10 z M120 96 h10 v8 h-10 z" />
    </g>
    <path d="M196 72 H216 M210 65 L217 72 L210 79" stroke={accent} />
    <rect x="232" y="20" width="74" height="138" rx="12" />
    <path d="M260 28 H278" />
    <g stroke={accent} stroke-width="3.5">
      <path d="M246 76 V66 H256 M282 66 H292 V76 M292 104 V114 H282 M256 114 H246 V104" />
      <path d="M246 90 H292" />
    </g>
  </>
)
