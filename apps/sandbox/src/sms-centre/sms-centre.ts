import { randomInt } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import smpp, { type SmppPdu, type SmppSession } from 'smpp'
import { checkPhone } from '#kz'
import type { SandboxState } from '../state/sandbox-state.ts'
import { gatherParts } from './gather-parts.ts'
import { createReceipts, type MessageState, messageStates } from './receipts.ts'

export type SmsCentreSettings = {
  readonly host: string
  readonly port: number
  readonly systemId: string
  readonly password: string
  /** PEM; with it the centre speaks TLS. */
  readonly certificate?: { readonly key: string; readonly cert: string }
  /** How many parts a second it takes from one client; default 50. */
  readonly perSecond?: number
}

export type SmsCentre = { readonly port: number; readonly close: () => Promise<void> }

/** Statuses of SMPP 3.4, 5.1.3. */
const statuses = {
  wrongPassword: 0x0e,
  notBound: 0x04,
  wrongNumber: 0x0b,
  throttled: 0x58,
  unknownMessage: 0x0c,
}

/**
 * The second operator: an SMS centre by SMPP 3.4 that shows its messages on the same phones as the gateway. Its switches:
 * `sms-centre` answers late, hangs up or loses messages; `sms-receipts` sends receipts late, never or wrong.
 */
export async function openSmsCentre(state: SandboxState, settings: SmsCentreSettings): Promise<SmsCentre> {
  const centre = { state, settings, receipts: createReceipts(), gather: gatherParts(), ...newRecord() }
  const sessions = new Set<SmppSession>()
  const server = smpp.createServer(settings.certificate ?? {}, (session) => {
    sessions.add(session)
    session.on('close', () => {
      sessions.delete(session)
      centre.receipts.gone(session)
    })
    // After what cannot be read nothing on this line can be.
    session.on('error', () => session.destroy())
    attend(centre, session)
  })
  server.on('tlsClientError', () => undefined)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(settings.port, settings.host, resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      centre.receipts.close()
      for (const session of sessions) session.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

type Centre = {
  readonly state: SandboxState
  readonly settings: SmsCentreSettings
  readonly receipts: ReturnType<typeof createReceipts>
  readonly gather: (pdu: SmppPdu) => string | null
  readonly states: Map<string, MessageState>
  readonly nextId: () => string
}

const keptMessages = 5000

function newRecord() {
  const states = new Map<string, MessageState>()
  // After a restart the numbers go on elsewhere.
  let last = randomInt(0x10000000, 0x70000000)
  const nextId = () => {
    const [oldest] = states.keys()
    if (states.size >= keptMessages && oldest !== undefined) states.delete(oldest)
    last += 1
    return last.toString(16)
  }
  return { states, nextId }
}

function attend(centre: Centre, session: SmppSession): void {
  const { state, settings, receipts, states } = centre
  let isBound = false
  const takesMore = pacedBy(settings.perSecond ?? 50)
  /** Hangs up instead of answering while it is switched to failing. */
  const answering = (answer: (pdu: SmppPdu) => void) => (pdu: SmppPdu) =>
    state.switches.get('sms-centre').mode === 'failing' ? session.destroy() : answer(pdu)
  session.on(
    'bind_transceiver',
    answering((pdu) => {
      isBound = pdu.system_id === settings.systemId && pdu.password === settings.password
      session.send(
        pdu.response(isBound ? { system_id: 'sandbox' } : { command_status: statuses.wrongPassword }),
      )
      if (isBound) receipts.bound(session)
    }),
  )
  session.on(
    'submit_sm',
    answering((pdu) => {
      if (!isBound) return void session.send(pdu.response({ command_status: statuses.notBound }))
      if (!takesMore()) return void session.send(pdu.response({ command_status: statuses.throttled }))
      take(centre, session, pdu)
    }),
  )
  session.on(
    'query_sm',
    answering((pdu) => {
      const id = pdu.message_id ?? ''
      const found = states.get(id)
      const known = { message_id: id, message_state: found }
      session.send(pdu.response(found ? known : { command_status: statuses.unknownMessage }))
    }),
  )
  session.on(
    'enquire_link',
    answering((pdu) => void session.send(pdu.response())),
  )
  session.on('unbind', (pdu: SmppPdu) => {
    session.send(pdu.response())
    session.close()
  })
}

function take(centre: Centre, session: SmppSession, pdu: SmppPdu): void {
  const { state, receipts, gather, states, nextId } = centre
  const { valid, fields } = checkPhone(`+${pdu.destination_addr ?? ''}`)
  if (!valid) return void session.send(pdu.response({ command_status: statuses.wrongNumber }))
  const { mode, delayMs } = state.switches.get('sms-centre')
  const id = nextId()
  states.set(id, messageStates.enroute)
  const answer = () => void session.send(pdu.response({ message_id: id }))
  // Late is only the answer: the message is taken all the same.
  if (mode === 'slow') receipts.later(answer, delayMs)
  else answer()
  const text = gather(pdu)
  const arrives = mode !== 'wrong'
  const part = {
    id,
    from: pdu.source_addr ?? '',
    to: pdu.destination_addr ?? '',
    ownNumber: pdu.user_message_reference,
  }
  receipts.later(() => {
    states.set(id, arrives ? messageStates.delivered : messageStates.undeliverable)
    if (arrives && text !== null) state.sms.show({ id: `smpp-${id}`, to: fields.phone, text })
    if (pdu.registered_delivery === 1) sendReceipt(centre, part, arrives)
  }, state.pace.deliveryMs)
}

function sendReceipt(
  { state, receipts }: Centre,
  part: Parameters<typeof receipts.send>[0],
  arrived: boolean,
): void {
  const { mode, delayMs } = state.switches.get('sms-receipts')
  if (mode === 'failing') return
  const says = arrived && mode !== 'wrong' ? messageStates.delivered : messageStates.undeliverable
  if (mode === 'slow') receipts.later(() => receipts.send(part, says), delayMs)
  else receipts.send(part, says)
}

/** Whether one more may come within this second. */
function pacedBy(perSecond: number): () => boolean {
  let second = 0
  let count = 0
  return () => {
    const now = Math.floor(performance.now() / 1000)
    if (now !== second) count = 0
    second = now
    count += 1
    return count <= perSecond
  }
}
