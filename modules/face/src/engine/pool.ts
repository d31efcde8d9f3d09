import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { projectRoot } from '#platform/root'
import { FaceError, type FaceErrorCode } from '../errors.ts'
import type { Answers, Task } from './tasks.ts'

export type Pool = {
  readonly ask: <Name extends Task['name']>(task: Extract<Task, { name: Name }>) => Promise<Answers[Name]>
  readonly close: () => Promise<void>
}

type Waiting = {
  readonly task: Task
  readonly resolve: (answer: never) => void
  readonly reject: (error: Error) => void
}
type Reply = {
  readonly answer?: never
  readonly error?: { readonly code?: FaceErrorCode; readonly message: string }
}
type Seat = { readonly worker: Worker; current: Waiting | undefined }

/**
 * A fixed number of threads and one queue. A thread that dies takes its task with it and is replaced;
 * the other tasks do not notice.
 */
export function openPool(threads: number, modelsFolder: string): Pool {
  const queue: Waiting[] = []
  const seats: Seat[] = []
  let closed = false

  const next = () => {
    for (const seat of seats) {
      if (seat.current) continue
      const waiting = queue.shift()
      if (!waiting) return
      seat.current = waiting
      seat.worker.postMessage({ id: 0, task: waiting.task })
    }
  }
  const settle = (seat: Seat, { answer, error }: Reply) => {
    const waiting = seat.current
    seat.current = undefined
    if (error)
      waiting?.reject(error.code ? new FaceError(error.code, error.message) : new Error(error.message))
    else waiting?.resolve(answer as never)
    next()
  }
  const seatWorker = () => {
    const seat: Seat = { worker: startWorker(modelsFolder), current: undefined }
    seat.worker.on('message', (reply: Reply) => settle(seat, reply))
    seat.worker.on('error', (error) => {
      seats.splice(seats.indexOf(seat), 1)
      if (!closed) seatWorker()
      settle(seat, { error: { message: `A face worker stopped: ${error.message}` } })
    })
    seats.push(seat)
  }
  for (let i = 0; i < threads; i++) seatWorker()

  return {
    ask: (task) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new FaceError('engine-closed', 'The face engine has been closed.'))
        queue.push({ task, resolve, reject })
        next()
      }),
    close: async () => {
      closed = true
      for (const { reject } of queue.splice(0))
        reject(new FaceError('engine-closed', 'The face engine is closing.'))
      await Promise.all(seats.map(({ worker }) => worker.terminate()))
    },
  }
}

/** The path starts at the project's root: bundles move this code, the worker's file stays. */
function startWorker(modelsFolder: string): Worker {
  const worker = new Worker(join(projectRoot, 'modules/face/src/engine/face-worker.ts'), {
    workerData: { modelsFolder },
  })
  worker.unref()
  return worker
}
