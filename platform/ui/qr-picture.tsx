type Props = {
  /** Rows of modules, true is dark. */
  readonly matrix: readonly (readonly boolean[])[]
  /** What the code leads to. */
  readonly title: string
}

const quietZone = 4

/** A QR code as one crisp path; always dark on light, whatever the theme, or cameras will not read it. */
export function QrPicture({ matrix, title }: Props) {
  const size = matrix.length + 2 * quietZone
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={title}
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={pathOf(matrix)} fill="#06222b" />
    </svg>
  )
}

/** Dark runs of each row as rectangles one module high. */
export function pathOf(matrix: readonly (readonly boolean[])[]): string {
  return matrix
    .map((row, y) =>
      runsOf(row)
        .map(([x, length]) => rectangle(x, y, length))
        .join(''),
    )
    .join('')
}

function rectangle(x: number, y: number, length: number): string {
  return `M${x + quietZone} ${y + quietZone}h${length}v1h-${length}z`
}

function runsOf(row: readonly boolean[]): readonly (readonly [start: number, length: number])[] {
  const runs: [number, number][] = []
  for (const [x, dark] of row.entries()) {
    const last = runs.at(-1)
    if (!dark) continue
    if (last && last[0] + last[1] === x) last[1] += 1
    else runs.push([x, 1])
  }
  return runs
}
