import { once } from 'node:events'
import { PassThrough, type Readable } from 'node:stream'
import type pg from 'pg'

/** The wire of one connection, as far as copying needs it; the driver shows more of it than it declares. */
type Wire = pg.Connection & {
  readonly sendCopyFromChunk: (chunk: Uint8Array) => void
  readonly endCopyFrom: () => void
  readonly sendCopyFail: (reason: string) => void
}

/** The rows that a `COPY … TO STDOUT` writes, as they come; the server waits while nobody reads. */
export function copyOut(client: pg.PoolClient, statement: string): Readable {
  const rows = new PassThrough()
  client.query({
    submit: (connection: pg.Connection) => connection.query(statement),
    handleCopyData: ({ chunk }: { readonly chunk: Uint8Array }, connection: pg.Connection) => {
      if (rows.write(chunk)) return
      connection.stream.pause()
      rows.once('drain', () => connection.stream.resume())
    },
    handleCommandComplete: () => undefined,
    handleReadyForQuery: () => void rows.end(),
    handleError: (error: Error) => void rows.destroy(error),
  })
  return rows
}

/** Gives the rows of a stream to a `COPY … FROM STDIN`; a stream that breaks fails the statement. */
export function copyIn(client: pg.PoolClient, statement: string, rows: Readable): Promise<void> {
  // A stream may break before the server is ready for its first row; reading it tells then.
  rows.on('error', () => undefined)
  return new Promise((resolve, reject) => {
    client.query({
      submit: (connection: pg.Connection) => connection.query(statement),
      handleCopyInResponse: (connection: pg.Connection) => void feed(connection as Wire, rows),
      handleCommandComplete: () => undefined,
      handleReadyForQuery: () => resolve(),
      handleError: (error: Error) => {
        rows.destroy()
        reject(error)
      },
    })
  })
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
