export { defineJob, type Job, type Payload, type Tries } from './job.ts'
export {
  type Attempt,
  type EnqueueOptions,
  type Jobs,
  type JobsOptions,
  openJobs,
  type Work,
} from './jobs.ts'
