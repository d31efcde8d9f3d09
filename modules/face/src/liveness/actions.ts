/**
 * What the person is asked to do. 'left' is the person's own left: in the camera's unmirrored picture the
 * face then looks towards the picture's right edge, and yaw is negative. A page that shows a mirror to the
 * person must still send unmirrored frames.
 */
export type Action = 'left' | 'right' | 'centre'

const all: readonly Action[] = ['left', 'right', 'centre']

/** A whole number from 0 up to, but not including, `limit`; from a cryptographic source in production. */
export type Random = (limit: number) => number

/**
 * Four or five actions in an order nobody can know beforehand: both sides occur, no two neighbours are equal,
 * and there are at least three turns or returns.
 */
export function drawActions(random: Random): readonly Action[] {
  const length = 4 + random(2)
  for (;;) {
    const actions: Action[] = []
    while (actions.length < length) {
      const next = all[random(all.length)]!
      // The person starts by looking straight, so a first 'centre' would ask for nothing.
      if (next !== (actions.at(-1) ?? 'centre')) actions.push(next)
    }
    if (actions.includes('left') && actions.includes('right')) return actions
  }
}

/** Whether an order can be asked for at all: used where actions come from outside. */
export function areValidActions(actions: readonly string[]): actions is readonly Action[] {
  return (
    actions.length >= 1 &&
    actions.length <= 8 &&
    actions.every((action, i) => all.includes(action as Action) && action !== actions[i - 1])
  )
}
