import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isService, layOutWorkflow, type Service, type Stage, workflowSvg } from '#modules/service-kit'
import { projectRoot } from '#platform/root'
import { catalogue } from '#services/catalogue'
import { type Problem, report } from './conventions/problem.ts'

const owners = {
  applicant: 'the applicant',
  approvers: 'the employees',
  'state-corporation': 'the State Corporation',
  'pension-fund': 'the pension fund',
  bank: 'the bank',
} as const

/** The drawing of a service's workflow and the table below it, as its folder holds them. */
export function drawnWorkflow(service: Service): { readonly svg: string; readonly table: string } {
  const say = service.texts('en')
  const layout = layOutWorkflow(service.workflow, (stage) => ({
    title: say(`stage.${stage}`),
    note: noteOf(service, service.workflow.stages[stage]!),
  }))
  const rows = Object.entries(service.workflow.moves).map(([id, { from, to, by, signed }]) => {
    const who = by.join(', ') + (signed ? ', signed' : '')
    return `| ${say(`move.${id}`)} | ${from.join(', ')} | ${to === 'here' ? 'stays' : to} | ${who} |`
  })
  return {
    svg: workflowSvg(layout, say('name')),
    table: ['| move | from | to | by |', '| --- | --- | --- | --- |', ...rows].join('\n'),
  }
}

function noteOf({ workflow }: Service, stage: Stage): string {
  if ('final' in stage) return ''
  const term = workflow.terms[stage.limit.term]
  return `${owners[stage.owner]}, ${term?.workingDays ?? 0} working days`
}

const between = /(<!-- workflow -->\n)[\s\S]*?(\n<!-- \/workflow -->)/

/** What the folder of a service should hold; null where its README has no place for it. */
export function wantedFiles(
  root: string,
  service: Service,
): readonly { readonly path: string; readonly text: string }[] | null {
  const folder = `services/${service.id}`
  const readme = join(root, folder, 'README.md')
  const before = existsSync(readme) ? readFileSync(readme, 'utf8') : ''
  if (!between.test(before)) return null
  const { svg, table } = drawnWorkflow(service)
  const drawing = `![The stages of the service](workflow.svg)\n\n${table}`
  return [
    { path: `${folder}/workflow.svg`, text: svg },
    { path: `${folder}/README.md`, text: before.replace(between, `$1\n${drawing}\n$2`) },
  ]
}

/** Every drawing that is not what the workflow says today. */
export function drawingProblems(root: string, services: readonly Service[]): readonly Problem[] {
  return services.flatMap((service) => {
    const files = wantedFiles(root, service)
    if (files === null)
      return [
        {
          place: `services/${service.id}/README.md`,
          wrong: 'It has no place for the drawn workflow.',
          remedy: 'Write <!-- workflow --> and <!-- /workflow -->, and run npm run draw-workflow.',
        },
      ]
    return files
      .filter(
        ({ path, text }) => !existsSync(join(root, path)) || readFileSync(join(root, path), 'utf8') !== text,
      )
      .map(({ path }) => ({
        place: path,
        wrong: 'It is not what the workflow says.',
        remedy: 'Run npm run draw-workflow.',
      }))
  })
}

if (import.meta.main) {
  const services = catalogue.filter(isService)
  if (process.argv.includes('--check')) report(drawingProblems(projectRoot, services), 'Drawn workflows')
  else
    for (const { path, text } of services.flatMap((service) => wantedFiles(projectRoot, service) ?? []))
      writeFileSync(join(projectRoot, path), text)
}
