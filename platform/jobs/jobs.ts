import type pg from 'pg'
import { type DatabaseOptions, fromKysely, type JobResult, PgBoss, type Job as TakenJob } from 'pg-boss'
import { type Database, jobSchema } from '#platform/database'
import type { Job, Payload } from './job.ts'

/** What a try knows besides its payload. */
export type Attempt = {
  readonly id: string
  /** 1 for the first try. */
  readonly number: number
  /** Aborted when the try has taken too long or the program stops. */
  readonly signal: AbortSignal
}

/**
 * The work of one job. It may run twice: re-read the row `for update`, look whether there is still something to do,
 * and write the effect under a unique key.
 */
export type Work<Carried extends Payload> = (payload: Carried, attempt: Attempt) => Promise<void>

export type EnqueueOptions = {
  /** Not before this moment. */
  readonly notBefore?: Date
}

export type Jobs = {
  /**
   * Enqueues in the caller's transaction: the job exists if and only if that commits.
   *
   *     await transaction(database, async (trx) => {
   *       await writeMessage(trx, message)
   *       await jobs.enqueue(trx, sendMessage, { messageId: message.id })
   *     })
   */
  readonly enqueue: <Carried extends Payload>(
    database: Database,
    job: Job<Carried>,
    payload: NoInfer<Carried>,
    options?: EnqueueOptions,
  ) => Promise<void>
  /** Lets this process do a job, so many at once (two at least). */
  readonly work: <Carried extends Payload>(
    job: Job<Carried>,
    work: Work<Carried>,
    atOnce?: number,
  ) => Promise<void>
  /** Enqueues a job again and again by a cron expression (UTC). */
  readonly repeat: <Carried extends Payload>(
    job: Job<Carried>,
    cron: string,
    payload: Carried,
  ) => Promise<void>
  /** Takes no more work, lets what runs end for at most so many seconds, and ends. */
  readonly stop: (patienceSeconds?: number) => Promise<void>
}

export type JobsOptions = {
  readonly address: pg.PoolConfig
  /** Every job this system has; a queue is made for each. */
  readonly jobs: readonly Job[]
  /** True where jobs are worked on: one such process also does the upkeep of the queues. */
  readonly works: boolean
  /** Told of a try that failed and of trouble with the database. */
  readonly onFault: (job: string | null, error: unknown) => void
}

/** Opens the queues. The tables must have been migrated before: nothing here changes the schema. */
export async function openJobs({ address, jobs, works, onFault }: JobsOptions): Promise<Jobs> {
  const boss = new PgBoss({
    ...(address as Pick<DatabaseOptions, 'connectionString' | 'host' | 'port' | 'user' | 'database'>),
    application_name: 'senim jobs',
    schema: jobSchema,
    max: works ? 4 : 2,
    migrate: false,
    createSchema: false,
    supervise: works,
    schedule: works,
    useListenNotify: works,
  })
  boss.on('error', (error) => onFault(null, error))
  await boss.start()
  for (const job of jobs) await ensureQueue(boss, job)

  return {
    enqueue: async (database, job, payload, { notBefore } = {}) => {
      await boss.send(job.name, payload, {
        // Without our plugins: pg-boss reads its columns by their own names.
        db: fromKysely(database.withoutPlugins()),
        ...(notBefore && { startAfter: notBefore }),
      })
    },
    work: (job, work, atOnce = 2) => startWork(boss, job, work, atOnce, onFault),
    repeat: (job, cron, payload) => boss.schedule(job.name, cron, payload, { tz: 'UTC' }),
    stop: (patienceSeconds = 20) => boss.stop({ graceful: true, timeout: patienceSeconds * 1000 }),
  }
}

async function ensureQueue(boss: PgBoss, { name, tries }: Job): Promise<void> {
  const options = {
    retryLimit: tries.limit - 1,
    retryDelay: tries.pauseSeconds,
    retryBackoff: true,
    retryDelayMax: tries.longestPauseSeconds,
    expireInSeconds: tries.timeoutSeconds,
    notify: true,
  }
  await boss.createQueue(name, options)
  await boss.updateQueue(name, options)
}

async function startWork<Carried extends Payload>(
  boss: PgBoss,
  job: Job<Carried>,
  work: Work<Carried>,
  atOnce: number,
  onFault: JobsOptions['onFault'],
): Promise<void> {
  const options = {
    batchSize: Math.max(2, atOnce),
    // A full batch is followed by the next at once; otherwise a new job wakes us, and a retry is found by looking.
    burstWhenBatchFull: true,
    pollingIntervalSeconds: 2,
    notifyPollingIntervalSeconds: 2,
    perJobResults: true,
  } as const
  await boss.work<Carried, unknown, typeof options>(job.name, options, (batch) =>
    Promise.all(batch.map((taken) => tryOnce(job, work, taken, onFault))),
  )
}

async function tryOnce<Carried extends Payload>(
  job: Job<Carried>,
  work: Work<Carried>,
  taken: TakenJob<Carried>,
  onFault: JobsOptions['onFault'],
): Promise<JobResult> {
  try {
    await work(taken.data, { id: taken.id, number: taken.retryCount + 1, signal: taken.signal })
    return { id: taken.id, status: 'completed' }
  } catch (error) {
    onFault(job.name, error)
    // pg-boss keeps what it is told of a failure, and the message of an error may quote personal data.
    return { id: taken.id, status: 'failed', output: { message: 'See the log.' } }
  }
}
