import { describe, expect, expectTypeOf, test } from 'vitest'
import { fixedClock } from '#platform/clock'
import { systemRandom } from '#platform/crypto'
import {
  defineEvents,
  type FieldsOf,
  fault,
  flag,
  milliseconds,
  newReference,
  number,
  oneOf,
  openLog,
  parseReference,
  route,
  systemCode,
} from './index.ts'

const events = defineEvents({
  'code-sent': {
    level: 'info',
    fields: { state: oneOf('accepted', 'failed'), tookMs: milliseconds, tries: number },
  },
  'page-failed': { level: 'error', fields: { route, code: systemCode, error: fault, signedIn: flag } },
  'cache-asked': { level: 'debug', fields: {} },
})

function newLog(level: 'debug' | 'info' = 'info') {
  const lines: string[] = []
  return { log: openLog(level, (line) => lines.push(line), fixedClock('2026-11-22T10:00:00Z')), lines }
}

function writtenOf(write: (log: ReturnType<typeof newLog>['log']) => void): Record<string, unknown> {
  const { log, lines } = newLog()
  write(log)
  return JSON.parse(lines[0] ?? '{}')
}

test('a line is JSON with the moment, the level, the event and its fields', () => {
  expect(
    writtenOf((log) => log.write(events, 'code-sent', { state: 'accepted', tookMs: 12.345, tries: 1 })),
  ).toEqual({
    at: '2026-11-22T10:00:00.000Z',
    level: 'info',
    event: 'code-sent',
    state: 'accepted',
    tookMs: 12.3,
    tries: 1,
  })
})

test('only the fields of the table compile', () => {
  type CodeSent = FieldsOf<(typeof events)['code-sent']>
  expectTypeOf<CodeSent>().toEqualTypeOf<{
    readonly state?: 'accepted' | 'failed'
    readonly tookMs?: number
    readonly tries?: number
  }>()
})

test('a level below the chosen one is not written', () => {
  const quiet = newLog('info')
  quiet.log.write(events, 'cache-asked', {})
  const chatty = newLog('debug')
  chatty.log.write(events, 'cache-asked', {})
  expect([quiet.lines.length, chatty.lines.length]).toEqual([0, 1])
})

test('the reference of a request is on each of its lines', () => {
  const request = newReference(systemRandom)
  expect(parseReference(request)).toBe(request)
  expect(writtenOf((log) => log.forRequest(request).write(events, 'code-sent', {}))).toMatchObject({
    request,
  })
})

describe('personal values have no way in', () => {
  const personal = ['900101300123', '+77011234567', 'Әуезов Мұхтар', 'a@example.kz', 'Auezov']

  test.each(personal)('%s as a word, a code, a number or one field more', (value) => {
    const fields = { state: value, tries: Number(value), code: value, extra: value }
    const { log, lines } = newLog()
    // What a careless cast would let through the compiler.
    log.write(events, 'code-sent', fields as never)
    log.write(events, 'page-failed', fields as never)
    expect(lines.join()).not.toContain(value.replace('+', ''))
  })

  test('as the message of an error', () => {
    const error = Object.assign(new TypeError('invalid IIN "900101300123"'), { code: '22P02' })
    const line = writtenOf((log) => log.write(events, 'page-failed', { error }))
    expect(line).toMatchObject({ error: { name: 'TypeError', code: '22P02' } })
    expect(JSON.stringify(line)).toContain('log.test.ts')
    expect(JSON.stringify(line)).not.toContain('900101300123')
  })

  test('as a route: an address with a number in it is left out', () => {
    const line = writtenOf((log) => log.write(events, 'page-failed', { route: '/people/900101300123' }))
    expect(line).not.toHaveProperty('route')
    expect(writtenOf((log) => log.write(events, 'page-failed', { route: '/people/:iin' }))).toHaveProperty(
      'route',
    )
  })

  test.each([undefined, '', 'Әуезов', 'auezov', '900101300123', '77011234567'])(
    'as a request id from outside: %s',
    (text) => {
      expect(parseReference(text)).toBeNull()
    },
  )
})
