/** `new`: nobody has taken it; `open`: an officer has; `answered`: the person may write again or close it. */
export const ticketStates = ['new', 'open', 'answered', 'closed'] as const
export type TicketState = (typeof ticketStates)[number]

export const ticketTopics = ['camera', 'error', 'other'] as const
export type TicketTopic = (typeof ticketTopics)[number]

/** What can be done with a ticket: the first three by an officer, `write-again` by the person, `close` by either. */
export type TicketMove = 'claim' | 'release' | 'answer' | 'write-again' | 'close'

const moves: Readonly<Record<TicketState, Readonly<Partial<Record<TicketMove, TicketState>>>>> = {
  new: { claim: 'open', 'write-again': 'new', close: 'closed' },
  open: { claim: 'open', release: 'new', answer: 'answered', 'write-again': 'open', close: 'closed' },
  answered: { answer: 'answered', claim: 'answered', 'write-again': 'open', close: 'closed' },
  closed: {},
}

/** The state after a move; `null`: not from here. */
export function stateAfter(state: TicketState, move: TicketMove): TicketState | null {
  return moves[state][move] ?? null
}
