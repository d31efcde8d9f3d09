import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { choosePlaces, longestSocketPath, makeSocketFolder, socketFolders, socketPath } from './places.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'senim-places-'))
  chmodSync(folder, 0o755)
})
afterEach(() => rmSync(folder, { recursive: true }))

test('a temporary folder too deep for a socket is passed over for /tmp', () => {
  const folders = socketFolders('/any/postgres', `/deep/${'x'.repeat(100)}`)
  expect(folders[0]).toMatch(/^\/tmp\/senim-/)
  expect(folders.every((one) => Buffer.byteLength(socketPath(one)) <= longestSocketPath)).toBe(true)
})

test('two data folders never share a socket folder', () => {
  expect(socketFolders('/one/postgres')[0]).not.toBe(socketFolders('/other/postgres')[0])
})

test('a folder of the same name that somebody else prepared is not used', () => {
  const places = choosePlaces(folder)
  const [first = '', second = ''] = socketFolders(places.clusterFolder)
  symlinkSync('/tmp', first)
  expect(makeSocketFolder(places)).toBe(second)
  rmSync(first)
  rmSync(second, { recursive: true })
})

test.runIf(process.getuid?.() === 0)('neither is one that belongs to another user', () => {
  const places = choosePlaces(folder)
  const [first = '', second = ''] = socketFolders(places.clusterFolder)
  mkdirSync(first)
  chownSync(first, 12_345, 12_345)
  expect(makeSocketFolder(places)).toBe(second)
  for (const made of [first, second]) rmSync(made, { recursive: true })
})
