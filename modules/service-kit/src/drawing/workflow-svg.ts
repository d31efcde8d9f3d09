import type { StageArrow, StageBox, WorkflowLayout } from './lay-out-workflow.ts'

const colours = {
  first: ['#eef6f1', '#1f6f4a'],
  middle: ['#ffffff', '#4a5568'],
  done: ['#dff3e4', '#1f6f4a'],
  refused: ['#fdeceb', '#a3261d'],
  ended: ['#f1f1f1', '#6b6b6b'],
} as const

/** A workflow's drawing as a file of its own, for a README; it has a ground of its own, so it reads in the dark too. */
export function workflowSvg({ width, height, boxes, arrows }: WorkflowLayout, title: string): string {
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="system-ui, sans-serif">`,
    `<title>${escaped(title)}</title>`,
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z" fill="#4a5568"/></marker></defs>',
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...arrows.map(arrowSvg),
    ...boxes.map(boxSvg),
    '</svg>',
  ].join('\n')}\n`
}

function arrowSvg({ from, to, points }: StageArrow): string {
  const line = points.map(([x, y]) => `${x},${y}`).join(' ')
  return `<polyline points="${line}" fill="none" stroke="#4a5568" marker-end="url(#tip)"><title>${escaped(from)} → ${escaped(to)}</title></polyline>`
}

function boxSvg({ kind, x, y, width, height, title, note }: StageBox): string {
  const [ground, line] = colours[kind]
  const words = title.map(
    (text, place) =>
      `<text x="${x + 12}" y="${y + 23 + place * 18}" font-size="14" font-weight="600" fill="#1a202c">${escaped(text)}</text>`,
  )
  const last = `<text x="${x + 12}" y="${y + 22 + title.length * 18}" font-size="12" fill="#4a5568">${escaped(note)}</text>`
  const rect = `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="8" fill="${ground}" stroke="${line}"/>`
  return [rect, ...words, ...(note ? [last] : [])].join('\n')
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
