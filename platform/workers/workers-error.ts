/** workers-closed: the pool was closed before the answer; worker-stopped: the thread died with its task. */
export type WorkersErrorCode = 'workers-closed' | 'worker-stopped'

export class WorkersError extends Error {
  readonly code: WorkersErrorCode

  constructor(code: WorkersErrorCode, message: string) {
    super(message)
    this.name = 'WorkersError'
    this.code = code
  }
}
