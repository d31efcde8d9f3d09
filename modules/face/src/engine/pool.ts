import { join } from 'node:path'
import { projectRoot } from '#platform/root'
import { openPool as openWorkers, WorkersError } from '#platform/workers'
import { FaceError, type FaceErrorCode } from '../errors.ts'
import type { Answers, Task } from './tasks.ts'

export type Pool = {
  readonly ask: <Name extends Task['name']>(task: Extract<Task, { name: Name }>) => Promise<Answers[Name]>
  readonly close: () => Promise<void>
}

/** The face engine's threads, with the types of its questions and answers. */
export function openPool(threads: number, modelsFolder: string): Pool {
  const workers = openWorkers<Task>({
    file: join(projectRoot, 'modules/face/src/engine/face-worker.ts'),
    threads,
    equipment: { modelsFolder },
    errorOf: (code, message) => new FaceError(code as FaceErrorCode, message),
  })
  return {
    ask: async (task) => (await workers.ask(task).catch(asFaceError)) as never,
    close: workers.close,
  }
}

function asFaceError(error: unknown): never {
  if (error instanceof WorkersError && error.code === 'workers-closed')
    throw new FaceError('engine-closed', 'The face engine has been closed.')
  throw error
}
