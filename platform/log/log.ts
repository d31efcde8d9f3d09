import { type Clock, systemClock } from '#platform/clock'
import type { Field, Reference } from './fields.ts'

export type Level = 'debug' | 'info' | 'warn' | 'error'

/** One thing worth a line: how grave it is, and exactly which fields it has. */
export type LogEvent<Fields extends FieldTable = FieldTable> = {
  readonly level: Level
  readonly fields: Fields
}

// `never` makes a table of any fields assignable: a field is used only through its own table.
type FieldTable = Readonly<Record<string, Field<never>>>

export type EventTable = Readonly<Record<string, LogEvent>>

/** The values an event of a table takes. */
export type FieldsOf<Event extends LogEvent> = {
  readonly [Name in keyof Event['fields']]?: Event['fields'][Name] extends Field<infer Value> ? Value : never
}

export type Log = {
  /** Writes one line. A field that is not in the table does not compile, and would not be written. */
  readonly write: <Table extends EventTable, Name extends keyof Table & string>(
    table: Table,
    name: Name,
    fields: FieldsOf<Table[Name]>,
  ) => void
  /** The same log, with the reference of one request on every line. */
  readonly forRequest: (request: Reference) => Log
}

const order: readonly Level[] = ['debug', 'info', 'warn', 'error']

/**
 * The events of one room, beside its code:
 *
 *     const events = defineEvents({ 'code-sent': { level: 'info', fields: { state: oneOf('accepted', 'failed') } } })
 *     log.write(events, 'code-sent', { state: 'accepted' })
 */
export function defineEvents<const Table extends EventTable>(table: Table): Table {
  return table
}

/** A log of JSON lines, by default on standard output. */
export function openLog(
  level: Level,
  print: (line: string) => void = (line) => process.stdout.write(`${line}\n`),
  clock: Clock = systemClock,
  request?: Reference,
): Log {
  return {
    write: (table, name, fields) => {
      const event = table[name]
      if (!event || order.indexOf(event.level) < order.indexOf(level)) return
      const head = {
        at: clock.now().toISOString(),
        level: event.level,
        event: name,
        ...(request && { request }),
      }
      print(JSON.stringify({ ...head, ...written(event, fields) }))
    },
    forRequest: (reference) => openLog(level, print, clock, reference),
  }
}

function written(event: LogEvent, fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const line: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(event.fields))
    if (fields[name] !== undefined) line[name] = field.write(fields[name] as never)
  return line
}
