import type { Stage, Workflow } from '../workflow.ts'

/** What a box says. */
export type BoxWords = { readonly title: string; readonly note: string }

/** A stage as a box. */
export type StageBox = {
  readonly stage: string
  readonly kind: 'first' | 'middle' | 'done' | 'refused' | 'ended'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly title: readonly string[]
  readonly note: string
}

/** An arrow: the points of its line, from a stage to the one it leads to. */
export type StageArrow = {
  readonly from: string
  readonly to: string
  readonly points: readonly (readonly [number, number])[]
}

export type WorkflowLayout = {
  readonly width: number
  readonly height: number
  readonly boxes: readonly StageBox[]
  readonly arrows: readonly StageArrow[]
}

const box = { width: 272, padding: 10, line: 18, letters: 29 } as const
const gap = 24
const margin = 8
const lane = { first: 14, between: 11 } as const

/**
 * Places the stages of a workflow one under another, in the order they are written, and routes its moves: straight to
 * the next stage, and along lanes at the right to any other. Fits a phone; the same drawing for README and passport.
 */
export function layOutWorkflow(workflow: Workflow, say: (stage: string) => BoxWords): WorkflowLayout {
  const boxes = placeBoxes(workflow, say)
  const byStage = new Map(boxes.map((one) => [one.stage, one]))
  const links = linksOf(workflow)
  const place = (stage: string) => boxes.findIndex((one) => one.stage === stage)
  const straight = links.filter(({ from, to }) => place(to) === place(from) + 1)
  const lanes = assignLanes(
    links.filter((link) => !straight.includes(link)),
    byStage,
  )
  const last = boxes.at(-1)
  return {
    width: margin * 2 + box.width + lane.first + lane.between * lanes.count,
    height: (last ? last.y + last.height : 0) + margin,
    boxes,
    arrows: [
      ...straight.map((link) => straightArrow(link, byStage)),
      ...lanes.routed.map(({ link, number }) => sideArrow(link, number, byStage)),
    ],
  }
}

type Link = { readonly from: string; readonly to: string }

function placeBoxes({ stages, first }: Workflow, say: (stage: string) => BoxWords): readonly StageBox[] {
  let y = margin
  return Object.entries(stages).map(([stage, what]) => {
    const { title, note } = say(stage)
    const lines = wrapped(title)
    const height = box.padding * 2 + box.line * (lines.length + (note ? 1 : 0))
    const placed = { stage, kind: kindOf(stage, what, first), x: margin, y, width: box.width, height }
    y += height + gap
    return { ...placed, title: lines, note }
  })
}

function kindOf(stage: string, what: Stage, first: string): StageBox['kind'] {
  if ('final' in what) return what.final
  return stage === first ? 'first' : 'middle'
}

/** Every pair of stages that some move joins, once. */
function linksOf({ moves }: Workflow): readonly Link[] {
  const links = Object.values(moves).flatMap(({ from, to }) =>
    to === 'here' ? [] : from.filter((stage) => stage !== to).map((stage) => ({ from: stage, to })),
  )
  return [...new Map(links.map((link) => [`${link.from} ${link.to}`, link])).values()]
}

/** Moves to one stage share a lane; lanes that never meet share a place. */
function assignLanes(links: readonly Link[], boxes: ReadonlyMap<string, StageBox>) {
  const busy: number[][] = []
  const byTarget = [...Map.groupBy(links, ({ to }) => to)].map(([to, own]) => {
    const heights = [to, ...own.map(({ from }) => from)].map((stage) => boxes.get(stage)?.y ?? 0)
    return { own, top: Math.min(...heights), bottom: Math.max(...heights) + box.line * 3 }
  })
  const short = byTarget.toSorted((one, other) => one.bottom - one.top - (other.bottom - other.top))
  const routed = short.flatMap(({ own, top, bottom }) => {
    const free = busy.findIndex((taken) =>
      taken.every((_, at) => at % 2 === 1 || taken[at + 1]! < top || taken[at]! > bottom),
    )
    const number = free < 0 ? busy.length : free
    busy[number] = [...(busy[number] ?? []), top, bottom]
    return own.map((link) => ({ link, number }))
  })
  return { count: busy.length, routed }
}

function straightArrow({ from, to }: Link, boxes: ReadonlyMap<string, StageBox>): StageArrow {
  const [one, other] = [boxes.get(from)!, boxes.get(to)!]
  const middle = one.x + one.width / 2
  const points = [
    [middle, one.y + one.height],
    [middle, other.y],
  ] as const
  return { from, to, points }
}

function sideArrow({ from, to }: Link, number: number, boxes: ReadonlyMap<string, StageBox>): StageArrow {
  const [one, other] = [boxes.get(from)!, boxes.get(to)!]
  const edge = one.x + one.width
  const x = edge + lane.first + lane.between * number
  const leaves = one.y + one.height / 2 + 7
  const arrives = other.y + other.height / 2 - 7
  const points = [
    [edge, leaves],
    [x, leaves],
    [x, arrives],
    [edge, arrives],
  ] as const
  return { from, to, points }
}

/** A title in lines of about as many letters as a box has room for. */
function wrapped(title: string): readonly string[] {
  const lines: string[] = []
  for (const word of title.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < box.letters)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
