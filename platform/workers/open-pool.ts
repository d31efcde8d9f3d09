import { Worker } from 'node:worker_threads'
import type { Reply } from './answer-tasks.ts'
import { WorkersError } from './workers-error.ts'

export type PoolOptions = {
  /** The worker's file; a path from the project's root, because bundles move code and the worker's file stays. */
  readonly file: string
  readonly threads: number
  /** Handed to every thread when it starts. */
  readonly equipment?: unknown
  /** Makes the module's own error again out of a code that its worker sent. */
  readonly errorOf: (code: string, message: string) => Error
}

export type WorkerPool<Task> = {
  readonly ask: (task: Task) => Promise<unknown>
  /** Takes nothing new, lets the tasks under way finish, and ends the threads. */
  readonly close: () => Promise<void>
}

type Waiting<Task> = {
  readonly task: Task
  readonly resolve: (answer: unknown) => void
  readonly reject: (error: Error) => void
}
type Seat<Task> = { readonly worker: Worker; current: Waiting<Task> | undefined; whenIdle?: () => void }

/** Longest wait for a task under way when the pool closes. */
const goodbye = 3000

/**
 * A fixed number of threads and one queue. A thread that dies takes its task with it and is replaced;
 * the other tasks do not notice.
 */
export function openPool<Task>({ file, threads, equipment, errorOf }: PoolOptions): WorkerPool<Task> {
  const queue: Waiting<Task>[] = []
  const seats: Seat<Task>[] = []
  let closed = false

  const next = () => {
    for (const seat of seats) {
      if (seat.current) continue
      const waiting = queue.shift()
      if (!waiting) return
      seat.current = waiting
      seat.worker.postMessage(waiting.task)
    }
  }
  const settle = (seat: Seat<Task>, { answer, error }: Reply) => {
    const waiting = seat.current
    seat.current = undefined
    if (error) waiting?.reject(error.code ? errorOf(error.code, error.message) : new Error(error.message))
    else waiting?.resolve(answer)
    seat.whenIdle?.()
    next()
  }
  const seatWorker = () => {
    const worker = new Worker(file, { workerData: equipment })
    worker.unref()
    const seat: Seat<Task> = { worker, current: undefined }
    worker.on('message', (reply: Reply) => settle(seat, reply))
    let cause = 'it left'
    worker.on('error', (error) => {
      cause = error.message
    })
    worker.on('exit', () => {
      seat.current?.reject(new WorkersError('worker-stopped', `A worker stopped: ${cause}`))
      seat.whenIdle?.()
      if (closed) return
      seats.splice(seats.indexOf(seat), 1)
      seatWorker()
      next()
    })
    seats.push(seat)
  }
  for (let i = 0; i < threads; i++) seatWorker()

  return {
    ask: (task) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new WorkersError('workers-closed', 'The workers have been closed.'))
        queue.push({ task, resolve, reject })
        next()
      }),
    close: async () => {
      closed = true
      for (const { reject } of queue.splice(0))
        reject(new WorkersError('workers-closed', 'The workers are closing.'))
      await Promise.all(seats.map(endSeat))
    },
  }
}

/** A thread that is ended inside native code can take the whole process with it, so its task may finish first. */
async function endSeat<Task>(seat: Seat<Task>): Promise<void> {
  if (seat.current) {
    await new Promise<void>((resolve) => {
      const impatience = setTimeout(resolve, goodbye)
      seat.whenIdle = () => {
        clearTimeout(impatience)
        resolve()
      }
    })
  }
  await seat.worker.terminate()
}
