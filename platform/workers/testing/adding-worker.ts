import { workerData } from 'node:worker_threads'
import { answerTasks } from '../answer-tasks.ts'
import { WorkersError } from '../workers-error.ts'

/** Adds what it was equipped with; dies of -1, refuses 0 with a code and 1 without. */
answerTasks<number>((task) => {
  if (task === -1) process.exit(1)
  if (task === -2)
    setImmediate(() => {
      throw new Error('out of reach of the task')
    })
  if (task === -2) return new Promise(() => {})
  if (task === 0) throw new WorkersError('workers-closed', 'zero')
  if (task === 1) throw new TypeError('one')
  return task + (workerData as number)
}, WorkersError)
