import type { PaymentsRoom } from '#modules/payments'
import type { Database } from '#platform/database'

/** A worker that was killed: it does nothing any more. */
export class Killed extends Error {
  constructor() {
    super('The worker was killed.')
    this.name = 'Killed'
  }
}

/**
 * The same room for a worker that is killed at its step number `step`: before or after any statement of the database,
 * before or after any call to the bank. From then on nothing of it reaches anybody, as after SIGKILL: an open
 * transaction is rolled back by the database, what was committed or sent stays.
 */
export function dyingAt(room: PaymentsRoom, step: number): PaymentsRoom & { readonly isDead: () => boolean } {
  let steps = 0
  const live = () => {
    steps += 1
    if (steps >= step) throw new Killed()
  }
  const around = async <Answer>(call: () => Promise<Answer>): Promise<Answer> => {
    live()
    const answer = await call()
    live()
    return answer
  }
  const { bank } = room
  return {
    ...room,
    database: mortal(room.database, live),
    bank: {
      send: (order) => around(() => bank.send(order)),
      ask: (key) => around(() => bank.ask(key)),
      readStatement: (day) => around(() => bank.readStatement(day)),
    },
    isDead: () => steps >= step,
  }
}

function mortal(database: Database, live: () => void): Database {
  return database.withPlugin({
    transformQuery: ({ node }) => {
      live()
      return node
    },
    transformResult: async ({ result }) => {
      live()
      return result
    },
  })
}
