import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { dayInKazakhstan } from '#kz'
import { modelsFolderInUse } from '#platform/models'
import { projectRoot } from '#platform/root'
import { openPool, WorkersError } from '#platform/workers'
import type { SideReading } from '../document.ts'
import { DocumentError, type DocumentErrorCode } from '../errors.ts'
import { documentModelsState } from '../models/models.ts'
import type { DocumentReader, Location, ReaderOptions } from './document-reader.ts'
import { judgeDocument } from './judge.ts'
import type { Task } from './tasks.ts'

/**
 * Opens the threads that read documents; each loads its models with its first picture.
 * @example const reader = await openDocumentReader(); await reader.readSide(normal.jpeg)
 * @throws DocumentError `models-missing` before anything is read
 */
export async function openDocumentReader(options: ReaderOptions = {}): Promise<DocumentReader> {
  const modelsFolder = options.modelsFolder ?? modelsFolderInUse()
  const { ready, models } = await documentModelsState(modelsFolder)
  if (!ready) {
    const missing = models.filter(({ state }) => state !== 'ready').map(({ file }) => file)
    throw new DocumentError('models-missing', `${missing.join(', ')} missing or changed in ${modelsFolder}.`)
  }
  const today = options.today ?? (() => dayInKazakhstan(new Date()))
  const workers = openPool<Task>({
    file: join(projectRoot, 'modules/identity-documents/src/reader/document-worker.ts'),
    threads: options.workers ?? Math.max(1, availableParallelism() - 1),
    equipment: { modelsFolder },
    errorOf: (code, message) => new DocumentError(code as DocumentErrorCode, message),
  })
  const ask = async <Answer>(task: Task) => (await workers.ask(task).catch(asDocumentError)) as Answer
  return {
    locate: (jpeg) => ask<Location>({ name: 'locate', jpeg }),
    readSide: (jpeg, hints = {}) => ask<SideReading>({ name: 'read', jpeg, hints, today: today() }),
    judge: judgeDocument,
    close: workers.close,
  }
}

function asDocumentError(error: unknown): never {
  if (error instanceof WorkersError)
    throw new DocumentError(
      error.code === 'workers-closed' ? 'reader-closed' : 'reader-failed',
      error.message,
      { cause: error },
    )
  throw error
}
