export { answerTasks } from './answer-tasks.ts'
export { openPool, type PoolOptions, type WorkerPool } from './open-pool.ts'
export { WorkersError, type WorkersErrorCode } from './workers-error.ts'
