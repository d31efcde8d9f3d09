import type { FC, PropsWithChildren } from 'hono/jsx'

/** The one colour of a drawing that is not the colour of the text: what the eye should find first. */
export const accent = 'var(--ds-color-accent-base-default, #00798c)'

/** Grey bars in the place of words. */
export const Line: FC<{ x: number; y: number; width: number }> = ({ x, y, width }) => (
  <rect x={x} y={y} width={width} height="6" rx="3" fill="currentColor" fill-opacity="0.25" stroke="none" />
)

/** A head and shoulders around (x, y), 100 high at scale 1. */
export const Face: FC<{ x: number; y: number; scale: number }> = ({ x, y, scale }) => (
  <g transform={`translate(${x} ${y}) scale(${scale})`}>
    <path d="M-46 62 C-44 40 -26 38 -14 32 L-14 20 M14 20 L14 32 C26 38 44 40 46 62" />
    <path d="M-24 -18 C-24 -52 24 -52 24 -18 C24 10 14 26 0 26 C-14 26 -24 10 -24 -18 Z" />
    <path d="M-24 -18 C-20 -30 -8 -34 0 -34 C10 -34 20 -30 24 -18" />
    <circle cx="-9" cy="-12" r="2" fill="currentColor" />
    <circle cx="9" cy="-12" r="2" fill="currentColor" />
    <path d="M0 -8 L-3 3 L2 3 M-8 12 C-4 15 4 15 8 12" />
  </g>
)

/** A numbered mark: the order in which to press. */
export const Mark: FC<PropsWithChildren<{ x: number; y: number }>> = ({ x, y, children }) => (
  <g stroke="none">
    <circle cx={x} cy={y} r="13" fill={accent} />
    <text x={x} y={y + 5.5} text-anchor="middle" font-size="16" font-weight="700" fill="#fff">
      {children}
    </text>
  </g>
)
