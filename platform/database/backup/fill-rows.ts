import { Readable } from 'node:stream'
import type pg from 'pg'
import { copyIn } from './copy-rows.ts'

/** What a cell of a table can be. */
type Cell = string | number | boolean | Date | Buffer | null | Readonly<Record<string, unknown>>

/**
 * Writes many rows at once by COPY, as fast as a database takes them. Keys are columns in camelCase; every row has the
 * same ones.
 *
 *     await fillRows(client, 'accounts.people', rows)
 */
export async function fillRows(
  client: pg.PoolClient,
  table: string,
  rows: readonly Readonly<Record<string, Cell>>[],
): Promise<void> {
  const [first] = rows
  if (!first) return
  const keys = Object.keys(first)
  const columns = keys.map((key) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
  const lines = rows.map((row) => `${keys.map((key) => written(row[key] ?? null)).join('\t')}\n`)
  await copyIn(client, `copy ${table} (${columns.join(', ')}) from stdin`, Readable.from(chunksOf(lines)))
}

const linesAtOnce = 500

function* chunksOf(lines: readonly string[]): Generator<Buffer> {
  for (let from = 0; from < lines.length; from += linesAtOnce)
    yield Buffer.from(lines.slice(from, from + linesAtOnce).join(''))
}

function written(cell: Cell): string {
  if (cell === null) return '\\N'
  if (Buffer.isBuffer(cell)) return `\\\\x${cell.toString('hex')}`
  if (cell instanceof Date) return cell.toISOString()
  if (typeof cell === 'object') return escaped(JSON.stringify(cell))
  return typeof cell === 'string' ? escaped(cell) : String(cell)
}

function escaped(text: string): string {
  return text.replace(/[\\\t\n\r]/g, (sign) => ({ '\t': '\\t', '\n': '\\n', '\r': '\\r' })[sign] ?? '\\\\')
}
