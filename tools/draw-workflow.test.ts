import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isService, type Service } from '#modules/service-kit'
import { projectRoot } from '#platform/root'
import { catalogue } from '#services/catalogue'
import { withPlanted } from './conventions/planted.ts'
import { drawingProblems, drawnWorkflow } from './draw-workflow.ts'

const services = catalogue.filter(isService)
const [service] = services as [Service]
const folder = `services/${service.id}`

test('every service that can be ordered shows the workflow it has today', () => {
  expect(services.length).toBeGreaterThan(0)
  expect(drawingProblems(projectRoot, services)).toEqual([])
})

test('the table has a row for every move, and the drawing a box for every stage', () => {
  const { svg, table } = drawnWorkflow(service)
  expect(table.split('\n')).toHaveLength(2 + Object.keys(service.workflow.moves).length)
  expect(svg.match(/<rect/g)).toHaveLength(1 + Object.keys(service.workflow.stages).length)
})

test('a drawing that is older than its workflow is told, and so is a README without a place for it', () => {
  withPlanted({ [`${folder}/README.md`]: '# Nothing' }, (root) => {
    expect(drawingProblems(root, [service])).toMatchObject([{ place: `${folder}/README.md` }])
    cpSync(join(projectRoot, folder), join(root, folder), { recursive: true })
    expect(drawingProblems(root, [service])).toEqual([])
    const path = join(root, folder, 'README.md')
    writeFileSync(path, readFileSync(path, 'utf8').replace('| Remind |', '| Recall |'))
    expect(drawingProblems(root, [service])).toMatchObject([{ place: `${folder}/README.md` }])
  })
})
