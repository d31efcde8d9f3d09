import { parentPort, workerData } from 'node:worker_threads'
import { embedders } from '../embedding/embedder.ts'
import { FaceError } from '../errors.ts'
import { openSessions } from './sessions.ts'
import { runTask, type Task } from './tasks.ts'

/** One thread of the engine: takes a task, answers it, never holds a picture longer than that. */
const run = openSessions((workerData as { modelsFolder: string }).modelsFolder)

parentPort!.on('message', async ({ id, task }: { id: number; task: Task }) => {
  try {
    parentPort!.postMessage({ id, answer: await runTask(task, run, embedders) })
  } catch (error) {
    const known = error instanceof FaceError ? error.code : undefined
    parentPort!.postMessage({ id, error: { code: known, message: String((error as Error).message) } })
  }
})
