import { expect, test } from 'vitest'
import { askNcalayer, outcomeOf } from './ask-ncalayer.ts'

const wish = { content: 'MTEK', key: { iin: '850715300013', oids: ['1.3.6.1.5.5.7.3.4'] }, language: 'kk' }

/** A socket whose other end is played by the test. */
function openSocket() {
  const sent: string[] = []
  const socket = {
    onclose: null,
    onmessage: null,
    send: (frame: string) => sent.push(frame),
    closed: false,
  } as unknown as WebSocket & { closed: boolean }
  socket.close = () => {
    socket.closed = true
  }
  const leaving = new AbortController()
  const outcome = askNcalayer('wss://127.0.0.1:13579', wish, leaving.signal, () => socket)
  const say = (message: unknown) => socket.onmessage?.({ data: JSON.stringify(message) } as MessageEvent)
  const hangUp = () => socket.onclose?.({} as CloseEvent)
  return { socket, sent, outcome, leaving, say, hangUp }
}

const greeting = { result: { version: '1.4' } }

test('after the greeting it asks for a CMS with the content inside, by a key of this person', async () => {
  const { sent, outcome, say, socket } = openSocket()
  expect(sent).toEqual([])
  say(greeting)
  const { module, method, args } = JSON.parse(sent[0]!)
  expect([module, method]).toEqual(['kz.gov.pki.knca.basics', 'sign'])
  expect(args).toMatchObject({
    format: 'cms',
    data: 'MTEK',
    signingParams: { decode: true, encapsulate: true, digested: false },
    signerParams: { extKeyUsageOids: ['1.3.6.1.5.5.7.3.4'], iin: '850715300013' },
    locale: 'kk',
  })
  expect(args.signerParams).not.toHaveProperty('bin')
  say({})
  say({ status: true, body: { result: ['MIIabc'] } })
  expect(await outcome).toEqual({ kind: 'signed', cms: 'MIIabc' })
  expect(socket.closed).toBe(true)
})

test('nobody there, and somebody who leaves in the middle, are told apart', async () => {
  const nobody = openSocket()
  nobody.hangUp()
  expect(await nobody.outcome).toEqual({ kind: 'not-running' })
  const lost = openSocket()
  lost.say(greeting)
  lost.hangUp()
  expect(await lost.outcome).toEqual({ kind: 'lost' })
})

test('whoever no longer wants to wait leaves', async () => {
  const { outcome, leaving, say, socket } = openSocket()
  say(greeting)
  leaving.abort()
  expect(await outcome).toEqual({ kind: 'cancelled' })
  expect(socket.closed).toBe(true)
})

test.each([
  [{ status: true, body: {} }, { kind: 'cancelled' }],
  [
    { status: true, body: { result: 'MII' } },
    { kind: 'signed', cms: 'MII' },
  ],
  [{ status: true, body: { result: [] } }, { kind: 'unsound' }],
  [{ status: true, body: { result: [7] } }, { kind: 'unsound' }],
  [
    { status: false, code: 'SIGNING_FAILURE', message: 'No key' },
    { kind: 'refused', reason: 'No key' },
  ],
  [
    { status: false, code: 'GENERAL_ERROR', message: '', details: '' },
    { kind: 'refused', reason: 'GENERAL_ERROR' },
  ],
  [
    { success: false, errorCode: 'MODULE_NOT_FOUND' },
    { kind: 'refused', reason: 'MODULE_NOT_FOUND' },
  ],
  [
    { code: '500', message: 'action.canceled' },
    { kind: 'refused', reason: 'action.canceled' },
  ],
])('%j means %j', (said, meant) => {
  expect(outcomeOf(said)).toEqual(meant)
})
