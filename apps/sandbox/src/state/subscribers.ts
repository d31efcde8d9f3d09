/** Who wants to hear about a change; `add` answers with the way to stop listening. */
export type Subscribers<Event> = {
  readonly add: (listener: (event: Event) => void) => () => void
  readonly tell: (event: Event) => void
}

export function createSubscribers<Event>(): Subscribers<Event> {
  const listeners = new Set<(event: Event) => void>()
  return {
    add: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    tell: (event) => {
      for (const listener of listeners) listener(event)
    },
  }
}
