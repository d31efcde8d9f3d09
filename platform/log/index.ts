export {
  type Field,
  fault,
  flag,
  milliseconds,
  newReference,
  number,
  oneOf,
  parseReference,
  type Reference,
  reference,
  route,
  systemCode,
} from './fields.ts'
export {
  defineEvents,
  type EventTable,
  type FieldsOf,
  type Level,
  type Log,
  type LogEvent,
  openLog,
} from './log.ts'
