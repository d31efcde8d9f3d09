import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { projectRoot } from '#platform/root'
import { filesBelow } from './conventions/source-files.ts'
import { newService } from './new-service.ts'

// Below the project, so that the copy finds its imports as any service does.
mkdirSync(join(projectRoot, '.senim'), { recursive: true })
const root = mkdtempSync(join(projectRoot, '.senim', 'new-service-'))
cpSync(join(projectRoot, 'services'), join(root, 'services'), { recursive: true })
afterAll(() => rmSync(root, { recursive: true, force: true }))

function everything(): ReadonlyMap<string, string> {
  return new Map(filesBelow(root, 'services').map((path) => [path, readFileSync(join(root, path), 'utf8')]))
}

test('a new service changes exactly one line outside its folder', () => {
  const before = everything()
  expect(newService(root, 'birth-grant')).toBeNull()
  const after = everything()
  const outside = [...after].filter(([path]) => !path.startsWith('services/birth-grant/'))
  const changed = outside.filter(([path, text]) => before.get(path) !== text)
  expect(changed.map(([path]) => path)).toEqual(['services/catalogue.ts'])
  const lines = (text: string | undefined) => text?.split('\n') ?? []
  const added = lines(changed[0]?.[1]).filter(
    (line) => !lines(before.get('services/catalogue.ts')).includes(line),
  )
  expect(added).toEqual(["  (await import('./birth-grant/service.ts')).birthGrant,"])
  expect(lines(changed[0]?.[1])).toHaveLength(lines(before.get('services/catalogue.ts')).length + 1)
  expect(outside.length).toBe(before.size)
})

test('the copy compiles, has an id of its own, and nothing of it says example', () => {
  const own = [...everything()].filter(([path]) => path.startsWith('services/birth-grant/'))
  expect(own.length).toBeGreaterThan(8)
  for (const [, text] of own) expect(text).not.toMatch(/example-service|exampleService/)
  const tsc = join(projectRoot, 'node_modules/.bin/tsc')
  writeFileSync(
    join(root, 'tsconfig.json'),
    JSON.stringify({ extends: '../../tsconfig.json', include: ['services'], exclude: [] }),
  )
  const { status, stdout } = spawnSync(tsc, ['--noEmit', '--pretty', 'false', '-p', root], {
    encoding: 'utf8',
  })
  expect(stdout).toBe('')
  expect(status).toBe(0)
})

describe('a name that will not do changes nothing', () => {
  test.each([
    ['', 'name'],
    ['Birth Grant', 'name'],
    ['../outside', 'name'],
    ['_example', 'name'],
    ['old-age-pension', 'exists'],
  ] as const)('"%s"', (id, refusal) => {
    const before = everything()
    expect(newService(root, id)).toBe(refusal)
    expect(everything()).toEqual(before)
  })
})
