import { once } from 'node:events'
import { PassThrough, type Readable } from 'node:stream'
import type pg from 'pg'

/** The wire of one connection, as far as copying needs it; the driver shows more of it than it declares. */
type Wire = pg.Connection & {
  readonly sendCopyFromChunk: (chunk: Uint8Array) => void
  readonly endCopyFrom: () => void
  readonly sendCopyFail: (reason: string) => void
}

/** How many rows the server says it has copied. */
type Copied = { readonly rows: () => number }
type Done = { readonly text: string }

/** The rows that a `COPY … TO STDOUT` writes, as they come; the server waits while nobody reads. */
export function copyOut(client: pg.PoolClient, statement: string): Copied & { readonly stream: Readable } {
  const rows = new PassThrough()
  let copied = 0
  client.query({
    submit: (connection: pg.Connection) => connection.query(statement),
    handleCopyData: ({ chunk }: { readonly chunk: Uint8Array }, connection: pg.Connection) => {
      // The driver reads the next rows into the same memory, so they are copied. What the server sent in one piece
      // arrives in many calls: one of them waits for all.
      if (rows.write(Buffer.from(chunk)) || connection.stream.isPaused()) return
      connection.stream.pause()
      rows.once('drain', () => connection.stream.resume())
    },
    handleCommandComplete: (done: Done) => {
      copied = rowsOf(done)
    },
    handleReadyForQuery: (connection: pg.Connection) => {
      rows.end()
      // A stream that has ended tells of no drain any more, and the next statement must not wait for one.
      connection.stream.resume()
    },
    handleError: (error: Error) => void rows.destroy(error),
  })
  return { stream: rows, rows: () => copied }
}

/** Gives the rows of a stream to a `COPY … FROM STDIN` and says how many they were; a stream that breaks fails it. */
export function copyIn(client: pg.PoolClient, statement: string, rows: Readable): Promise<number> {
  // A stream may break before the server is ready for its first row; reading it tells then.
  rows.on('error', () => undefined)
  return new Promise((resolve, reject) => {
    let copied = 0
    client.query({
      submit: (connection: pg.Connection) => connection.query(statement),
      handleCopyInResponse: (connection: pg.Connection) => void feed(connection as Wire, rows),
      handleCommandComplete: (done: Done) => {
        copied = rowsOf(done)
      },
      handleReadyForQuery: () => resolve(copied),
      handleError: (error: Error) => {
        rows.destroy()
        reject(error)
      },
    })
  })
}

function rowsOf({ text }: Done): number {
  return Number(/^COPY (\d+)$/.exec(text)?.[1] ?? Number.NaN)
}

async function feed(connection: Wire, rows: Readable): Promise<void> {
  try {
    for await (const chunk of rows) {
      connection.sendCopyFromChunk(chunk)
      if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain')
    }
    connection.endCopyFrom()
  } catch (error) {
    connection.sendCopyFail(error instanceof Error ? error.message : 'The rows cannot be read.')
  }
}
