import { describe, expect, test } from 'vitest'
import { boundaryProblems } from './check-boundaries.ts'
import { withPlanted } from './conventions/planted.ts'

const imports = {
  '#kz': './packages/kz/src/index.ts',
  '#law': './law/src/index.ts',
  '#platform/*': './platform/*/index.ts',
  '#modules/*/browser': './modules/*/src/browser.ts',
  '#modules/*': './modules/*/src/index.ts',
  '#services/*': './services/*.ts',
  '#platform/root': './platform/root.ts',
}

function found(files: Readonly<Record<string, string>>): readonly string[] {
  return withPlanted({ 'package.json': JSON.stringify({ imports }), ...files }, boundaryProblems).map(
    ({ place, wrong }) => `${place} ${wrong}`,
  )
}

describe('what the table allows raises no problem', () => {
  test.each([
    [
      'apps/portal/src/a.ts',
      `import '#modules/accounts'\nimport '#services/catalogue'\nimport '#platform/web'`,
    ],
    [
      'apps/portal/src/islands/a.ts',
      `import '#modules/face/browser'\nimport type { A } from '#modules/face'`,
    ],
    [
      'apps/senim/src/serve.ts',
      `import '../../portal/src/portal.tsx'\nimport '../../portal/src/help/index.ts'`,
    ],
    ['services/catalogue.ts', `import './pension/service.ts'`],
    ['services/pension/service.ts', `import '#modules/service-kit'\nimport '#law'\nimport '#kz'`],
    ['modules/accounts/src/index.ts', `import '#modules/audit'\nimport '#platform/root'\nimport 'node:fs'`],
    ['law/src/index.ts', `import '#kz'\nimport './pension.ts'`],
    ['packages/eds/src/index.ts', `import 'node:crypto'`],
    ['packages/eds/src/index.test.ts', `import 'node:fs'`],
    ['platform/config/index.ts', `export const port = process.env.SENIM_PORT`],
  ])('%s: %s', (path, text) => {
    expect(found({ [path]: text })).toEqual([])
  })
})

describe('what the table forbids is told with its place', () => {
  test.each([
    ['apps/portal/src/a.ts', `import '../../office/src/index.ts'`, 'apps/portal may not import apps/office.'],
    [
      'apps/portal/src/a.ts',
      `import '#services/pension/service'`,
      'apps/portal may not import services/pension.',
    ],
    ['apps/senim/src/serve.ts', `import '../../portal/src/frame.tsx'`, 'reaches inside apps/portal.'],
    ['services/pension/a.ts', `import '#platform/web'`, 'services/pension may not import platform/web.'],
    [
      'services/pension/a.ts',
      `import '../refund/service.ts'`,
      'services/pension may not import services/refund.',
    ],
    ['services/pension/a.ts', `import 'node:fs'`, 'services/pension is pure, but imports "node:fs".'],
    ['modules/a/src/a.ts', `import '#services/catalogue'`, 'modules/a may not import services/catalogue.'],
    [
      'modules/a/src/a.ts',
      `export * from '../../b/src/inside.ts'`,
      '"../../b/src/inside.ts" reaches inside modules/b.',
    ],
    ['modules/a/src/a.ts', `import '../../b/src/index.ts'`, '"../../b/src/index.ts" leaves modules/a.'],
    ['modules/a/src/a.ts', `import '#modules/b/browser'`, '"#modules/b/browser" is for browsers.'],
    ['modules/a/src/a.ts', `import '#nobody'`, '"#nobody" names no room.'],
    ['modules/a/src/a.ts', `const key = process.env.KEY`, 'process.env is read outside platform/config.'],
    ['modules/a/src/a.tsx', ``, 'A page lies outside apps and platform/ui.'],
    ['law/src/a.ts', `import '#platform/clock'`, 'law may not import platform/clock.'],
    ['law/src/a.ts', `import { sql } from 'kysely'`, 'law is pure, but imports "kysely".'],
    ['packages/kz/src/a.ts', `import type { A } from '#law'`, 'packages/kz may not import law.'],
    ['platform/web/a.ts', `await import('#modules/a')`, 'platform/web may not import modules/a.'],
    ['journeys/a.journey.ts', `import '#platform/database'`, 'journeys may not import platform/database.'],
    ['apps/portal/src/islands/a.ts', `import '#modules/a'`, 'An island imports "#modules/a" of the server.'],
  ])('%s: %s', (path, text, wrong) => {
    expect(found({ [path]: text })).toEqual([expect.stringMatching(new RegExp(`^${path}(:1)? `))])
    expect(found({ [path]: text })[0]).toContain(wrong)
  })
})

test('a circle of modules is told as the way around, once', () => {
  const files = {
    'modules/a/src/index.ts': `import '#modules/b'`,
    'modules/b/src/index.ts': `import '#modules/c'`,
    'modules/c/src/index.ts': `import '#modules/a'`,
    'modules/c/src/index.test.ts': `import '#modules/b'`,
  }
  expect(found(files)).toEqual([
    'modules/a Modules import each other in a circle: modules/a → modules/b → modules/c → modules/a.',
  ])
})

describe('Node never meets a page', () => {
  const page = { 'platform/ui/button.tsx': '', 'platform/ui/index.ts': `export * from './button.tsx'` }
  test('reached from the command line through other files', () => {
    expect(
      found({
        ...page,
        'apps/senim/src/main.ts': `await import('./run.ts')`,
        'apps/senim/src/run.ts': `import '#platform/ui'`,
      }),
    ).toEqual(['platform/ui/index.ts:1 Node runs this file unbuilt, and it imports platform/ui/button.tsx.'])
  })
  test('a type is gone when the code runs, and a bundled page may use it all', () => {
    expect(
      found({
        ...page,
        'modules/a/src/a.ts': `import type { B } from '#platform/ui'`,
        'apps/portal/src/a.tsx': `import '#platform/ui'`,
      }),
    ).toEqual([])
  })
})
