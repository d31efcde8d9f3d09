import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newFolder } from '../testing/authority.ts'
import { withFolderLock } from './folder-lock.ts'

test('two pieces of work in one folder never run at once', async () => {
  const folder = newFolder()
  let running = 0
  let most = 0
  const work = async () => {
    most = Math.max(most, ++running)
    await new Promise((resolve) => setTimeout(resolve, 20))
    running--
  }
  await Promise.all([1, 2, 3].map(() => withFolderLock(folder, work)))
  expect(most).toBe(1)
  expect(existsSync(join(folder, 'lock'))).toBe(false)
})

test('work that fails lets the next one in', async () => {
  const folder = newFolder()
  const fails = withFolderLock(folder, () => Promise.reject(new Error('no')))
  await expect(fails).rejects.toThrow('no')
  expect(await withFolderLock(folder, async () => 'done')).toBe('done')
})

test('the lock of a program that died is taken over', async () => {
  const folder = newFolder()
  // No system gives a process such a number.
  writeFileSync(join(folder, 'lock'), '999999999')
  expect(await withFolderLock(folder, async () => 'done')).toBe('done')
})
