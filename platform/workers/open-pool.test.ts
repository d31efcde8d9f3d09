import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { projectRoot } from '#platform/root'
import { openPool, type WorkerPool, WorkersError } from './index.ts'

let pool: WorkerPool<number>
beforeEach(() => {
  pool = openPool<number>({
    file: join(projectRoot, 'platform/workers/testing/adding-worker.ts'),
    threads: 2,
    equipment: 100,
    errorOf: (_, message) => new RangeError(message),
  })
})
afterEach(() => pool.close())

test('every task has its own answer, however many wait', async () => {
  const tasks = Array.from({ length: 20 }, (_, i) => i + 2)
  expect(await Promise.all(tasks.map(pool.ask))).toEqual(tasks.map((task) => task + 100))
})

test("the module's own codes come back as its own errors, those of libraries as plain ones", async () => {
  await expect(pool.ask(0)).rejects.toThrow(RangeError)
  await expect(pool.ask(1)).rejects.toThrow('one')
})

test.each([
  ['leaves', -1],
  ['throws outside of its task', -2],
])('a thread that %s takes its task with it and no other', async (_, deadly) => {
  const others = [2, 3, 4, 5, 6].map(pool.ask)
  await expect(pool.ask(deadly)).rejects.toMatchObject({ code: 'worker-stopped' })
  expect(await Promise.all(others)).toEqual([102, 103, 104, 105, 106])
  expect(await Promise.all([7, 8, 9].map(pool.ask))).toEqual([107, 108, 109])
})

test('a task under way when the pool closes is still answered, and those that wait are refused', async () => {
  const tasks = [2, 3, 4, 5, 6].map(pool.ask)
  const ends = Promise.allSettled(tasks)
  await pool.close()
  const states = (await ends).map(({ status }) => status)
  expect(states).toContain('fulfilled')
  expect(states).toContain('rejected')
})

test('a closed pool refuses instead of waiting for ever', async () => {
  await pool.close()
  await expect(pool.ask(2)).rejects.toBeInstanceOf(WorkersError)
})
