import { workerData } from 'node:worker_threads'
import { answerTasks } from '#platform/workers'
import { embedders } from '../embedding/embedder.ts'
import { FaceError } from '../errors.ts'
import { openSessions } from './sessions.ts'
import { runTask, type Task } from './tasks.ts'

/** One thread of the engine: takes a task, answers it, never holds a picture longer than that. */
const run = openSessions((workerData as { modelsFolder: string }).modelsFolder)

answerTasks<Task>((task) => runTask(task, run, embedders), FaceError)
