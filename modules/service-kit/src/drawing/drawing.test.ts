import { expect, test } from 'vitest'
import { permit } from '../testing/permit.ts'
import { layOutWorkflow } from './lay-out-workflow.ts'
import { workflowSvg } from './workflow-svg.ts'

const say = (stage: string) => ({ title: permit.texts('en')(`stage.${stage}`), note: 'somebody & 3 days' })
const layout = layOutWorkflow(permit.workflow, say)

test('every stage is a box, one under another, in the order it is written', () => {
  expect(layout.boxes.map(({ stage }) => stage)).toEqual(Object.keys(permit.workflow.stages))
  for (const [place, box] of layout.boxes.slice(1).entries()) {
    const above = layout.boxes[place]!
    expect(box.y).toBeGreaterThan(above.y + above.height)
  }
  expect(layout.boxes.map(({ kind }) => kind)).toEqual([
    'first',
    'middle',
    'middle',
    'middle',
    'done',
    'refused',
    'ended',
  ])
})

test('every move between two stages has an arrow, and one that stays has none', () => {
  const drawn = layout.arrows.map(({ from, to }) => `${from} ${to}`).sort()
  expect(drawn).toEqual(
    [
      'draft review',
      'draft expired',
      'review checked',
      'checked review',
      'checked paying',
      'paying granted',
      'paying refused',
      'review refused',
      'checked refused',
    ].sort(),
  )
})

test('arrows that lead to different stages never lie on one another', () => {
  const lanes = layout.arrows
    .filter(({ points }) => points.length === 4)
    .map(({ to, points }) => ({
      to,
      x: points[1]![0],
      ys: [points[1]![1], points[2]![1]].toSorted((a, b) => a - b),
    }))
  for (const one of lanes)
    for (const other of lanes)
      if (one.to !== other.to && one.x === other.x)
        expect(one.ys[1]! < other.ys[0]! || other.ys[1]! < one.ys[0]!).toBe(true)
  for (const { x } of lanes) expect(x).toBeLessThan(layout.width)
})

test('a long name is broken into lines', () => {
  const long = layOutWorkflow(permit.workflow, () => ({
    title: 'A stage whose name is longer than its box',
    note: '',
  }))
  expect(long.boxes[0]?.title).toEqual(['A stage whose name is longer', 'than its box'])
})

test('the file is sound XML that says what is in it', () => {
  const svg = workflowSvg(layout, 'Permit <1>')
  expect(svg).toContain('<title>Permit &lt;1&gt;</title>')
  expect(svg).toContain('somebody &amp; 3 days')
  expect(svg.match(/<polyline/g)).toHaveLength(layout.arrows.length)
})
