import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { transaction } from '#platform/database'
import { openTestDatabase } from '#platform/testing'
import { defineJob, type Jobs, openJobs, type Payload } from './index.ts'

const { database, pool, address } = await openTestDatabase()
const sendMessage = defineJob<{ messageId: string }>('send-message', { pauseSeconds: 1, limit: 3 })
const sweep = defineJob<Record<string, never>>('sweep')

const opened: Jobs[] = []
afterEach(async () => {
  for (const jobs of opened.splice(0)) await jobs.stop(5)
  await pool.query('delete from jobs.job')
})

async function open(works: boolean, faults: unknown[] = []): Promise<Jobs> {
  const onFault = (job: string | null, error: unknown) => faults.push([job, error])
  const jobs = await openJobs({ address, jobs: [sendMessage, sweep], works, onFault })
  opened.push(jobs)
  return jobs
}

/** Lets the jobs be worked on and collects what they carry. */
async function collect(jobs: Jobs): Promise<Payload[]> {
  const carried: Payload[] = []
  await jobs.work(sendMessage, async (payload) => {
    carried.push(payload)
  })
  return carried
}

async function until(holds: () => boolean, seconds = 10): Promise<void> {
  for (const end = Date.now() + seconds * 1000; !holds() && Date.now() < end; ) await wait(10)
  expect(holds()).toBe(true)
}

test('a job enqueued by the web process is done by the worker process at once', async () => {
  const [web, worker] = [await open(false), await open(true)]
  const carried = await collect(worker)
  await wait(300)
  const begun = performance.now()
  await web.enqueue(database, sendMessage, { messageId: 'm1' })
  await until(() => carried.length === 1)
  expect(carried).toEqual([{ messageId: 'm1' }])
  expect(performance.now() - begun).toBeLessThan(1500)
})

test('a job exists if and only if the transaction around it commits', async () => {
  const web = await open(false)
  const enqueue = (messageId: string, fails: boolean) =>
    transaction(database, async (trx) => {
      await web.enqueue(trx, sendMessage, { messageId })
      if (fails) throw new Error('rolled back')
    })
  await expect(enqueue('never', true)).rejects.toThrow('rolled back')
  await enqueue('kept', false)
  const carried = await collect(await open(true))
  await until(() => carried.length === 1)
  expect(carried).toEqual([{ messageId: 'kept' }])
})

test('a failed try is repeated, told to the log, and leaves no message in the tables', async () => {
  const faults: unknown[] = []
  const jobs = await open(true, faults)
  const tries: number[] = []
  await jobs.work(sendMessage, async (_, attempt) => {
    tries.push(attempt.number)
    if (attempt.number === 1) throw new Error('IIN 900101300123 was refused')
  })
  await jobs.enqueue(database, sendMessage, { messageId: 'm1' })
  await until(() => tries.length === 2)
  expect(tries).toEqual([1, 2])
  expect(faults).toEqual([
    ['send-message', expect.objectContaining({ message: 'IIN 900101300123 was refused' })],
  ])
  const { rows } = await pool.query('select output::text from jobs.job')
  expect(JSON.stringify(rows)).not.toContain('900101300123')
})

test('a job is not done before its moment', async () => {
  const jobs = await open(true)
  const carried = await collect(jobs)
  await jobs.enqueue(
    database,
    sendMessage,
    { messageId: 'later' },
    { notBefore: new Date(Date.now() + 60_000) },
  )
  await jobs.enqueue(database, sendMessage, { messageId: 'now' })
  await until(() => carried.length > 0)
  expect(carried).toEqual([{ messageId: 'now' }])
})

test('stopping lets what runs come to its end', async () => {
  const jobs = await open(true)
  const done: string[] = []
  const started = Promise.withResolvers<void>()
  await jobs.work(sendMessage, async ({ messageId }) => {
    started.resolve()
    await wait(400)
    done.push(messageId)
  })
  await jobs.enqueue(database, sendMessage, { messageId: 'm1' })
  await started.promise
  await jobs.stop(5)
  expect(done).toEqual(['m1'])
})

test('fifty jobs enqueued at once are each done, by two workers', async () => {
  const [one, other] = [await open(true), await open(true)]
  const done = [await collect(one), await collect(other)]
  await Promise.all(
    Array.from({ length: 50 }, (_, n) => one.enqueue(database, sendMessage, { messageId: `m${n}` })),
  )
  await until(() => done.flat().length >= 50, 30)
  expect(new Set(done.flat().map((payload) => payload.messageId)).size).toBe(50)
})
