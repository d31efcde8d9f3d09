import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '#platform/root'

const folder = join(projectRoot, 'modules/service-kit/planted')
const samples = readdirSync(folder).filter((file) => file.endsWith('.ts'))

test('a wrong stage, move, term, field, option or reason, and a text missing or too many, fails to compile', () => {
  const tsc = join(projectRoot, 'node_modules/.bin/tsc')
  const { stdout } = spawnSync(tsc, ['--noEmit', '--pretty', 'false', '-p', folder], {
    cwd: projectRoot,
    encoding: 'utf8',
  })
  const found = [...stdout.matchAll(/^modules\/service-kit\/planted\/([\w-]+\.ts)\((\d+),/gm)]
  expect([...new Set(found.map(([, file, line]) => `${file}:${line}`))].sort()).toEqual(planted().sort())
  expect(stdout.match(/^modules\/service-kit\/src/m)).toBeNull()
})

/** Every line that says it is wrong. */
function planted(): string[] {
  return samples.flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .flatMap((line, place) => (line.endsWith('// wrong') ? [`${file}:${place + 1}`] : [])),
  )
}
