import { makeOwnKeyFile } from './new-key-file/make-own-key-file.ts'
import type { KeyFileAnswer, KeyFileTask } from './new-key-file/messages.ts'

/** Keys are made here and nowhere else: what leaves is a request to certify them, and a file locked with the password. */
self.addEventListener('message', async ({ data: task }: MessageEvent<KeyFileTask>) => {
  const tell = (answer: KeyFileAnswer) => self.postMessage(answer)
  try {
    tell(await makeOwnKeyFile(task, () => tell({ kind: 'asking' })))
  } catch {
    tell({ kind: 'failed', code: 'unavailable' })
  }
})
