import type { SmppSession } from 'smpp'

/** message_state of SMPP 3.4, 5.2.28, as far as the sandbox knows them. */
export const messageStates = { enroute: 1, delivered: 2, undeliverable: 5 } as const
export type MessageState = (typeof messageStates)[keyof typeof messageStates]

export type TakenPart = {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly ownNumber: number | undefined
}

const againMilliseconds = 300
const mostTries = 20

/** Sends receipts to whoever is bound; those nobody took wait for the next one that binds. */
export function createReceipts() {
  const sessions = new Set<SmppSession>()
  const waiting = new Set<() => void>()
  const timers = new Set<NodeJS.Timeout>()
  const later = (work: () => void, milliseconds: number) => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      work()
    }, milliseconds)
    timers.add(timer.unref())
  }
  const send = (part: TakenPart, state: MessageState, triesLeft = mostTries) => {
    const again = () => send(part, state, triesLeft - 1)
    const [session] = sessions
    if (!session) return void waiting.add(again)
    session.deliver_sm(receiptOf(part, state), ({ command_status }) => {
      if (command_status !== 0 && triesLeft > 0) later(again, againMilliseconds)
    })
  }
  return {
    send,
    later,
    bound: (session: SmppSession) => {
      sessions.add(session)
      const held = [...waiting]
      waiting.clear()
      // A centre takes its time before it sends what it kept.
      for (const again of held) later(again, againMilliseconds)
    },
    gone: (session: SmppSession) => void sessions.delete(session),
    close: () => {
      for (const timer of timers) clearTimeout(timer)
    },
  }
}

function receiptOf({ id, from, to, ownNumber }: TakenPart, state: MessageState) {
  const word = state === messageStates.delivered ? 'DELIVRD' : 'UNDELIV'
  return {
    source_addr_ton: 1,
    source_addr_npi: 1,
    source_addr: to,
    destination_addr: from,
    esm_class: 4,
    short_message: `id:${id} sub:001 dlvrd:001 stat:${word} err:000 text:`,
    receipted_message_id: id,
    message_state: state,
    ...(ownNumber === undefined ? {} : { user_message_reference: ownNumber }),
  }
}
