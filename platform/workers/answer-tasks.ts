import { parentPort } from 'node:worker_threads'

/** What a thread sends back: the answer, or the error's own code (where it has one) and its words. */
export type Reply = {
  readonly answer?: unknown
  readonly error?: { readonly code?: string; readonly message: string }
}

/** A module's error: its codes may leave the thread; those of libraries mean nothing outside. */
type CodedError = new (...parts: never[]) => Error & { readonly code: string }

/**
 * The worker's side of a pool: takes one task after the other and answers it.
 * @example answerTasks<Task>((task) => runTask(task), FaceError) // the last line of a worker's file
 */
export function answerTasks<Task>(answer: (task: Task) => unknown, ours: CodedError): void {
  parentPort!.on('message', async (task: Task) => {
    parentPort!.postMessage(await replyTo(task, answer, ours))
  })
}

async function replyTo<Task>(task: Task, answer: (task: Task) => unknown, ours: CodedError): Promise<Reply> {
  try {
    return { answer: await answer(task) }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { error: { message, ...(error instanceof ours && { code: error.code }) } }
  }
}
