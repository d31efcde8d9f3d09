import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { listOrders } from '#modules/payments'
import { systemClock } from '#platform/clock'
import { answerOnce, formKey } from '#platform/web'
import type { Section } from './figures.ts'
import type { Ground } from './ground.ts'
import { newOrder, place } from './orders.ts'
import { chanceOf } from './seeded.ts'

const rounds = 50
const postsAtOnce = 20

/** The same form posted twenty times at once: one effect, twenty equal answers. */
export const oneEffect: Section = {
  name: `The same POST ${postsAtOnce} times at once with one key`,
  run: async (ground, { seed }) => {
    const site = await openSite(ground, seed)
    const tally = { effects: 0, answers: new Set<number>(), equal: 0 }
    for (let round = 0; round < rounds; round++) {
      const applicationId = ground.room.random.uuid()
      const body = new URLSearchParams({ 'idempotency-key': formKey(), applicationId })
      const post = () => fetch(site.address, { method: 'POST', body, redirect: 'manual' })
      const answers = await Promise.all(Array.from({ length: postsAtOnce }, post))
      for (const { status } of answers) tally.answers.add(status)
      if (new Set(answers.map(({ headers }) => headers.get('location'))).size === 1) tally.equal += 1
      const { database, keyring } = ground.room
      const { total } = await listOrders(database, keyring, { applicationId }, { offset: 0, limit: 1 })
      tally.effects += total
    }
    await site.close()
    return [
      { what: 'rounds', value: rounds },
      { what: 'effects', value: tally.effects, wanted: rounds },
      { what: 'rounds with twenty equal answers', value: tally.equal, wanted: rounds },
      { what: 'answered with', value: [...tally.answers].join(', ') },
    ]
  },
}

/** A site whose form has an effect of its own every time it is carried out. */
async function openSite(ground: Ground, seed: number) {
  const chance = chanceOf(seed)
  const site = new Hono().use(answerOnce(ground.room.database, systemClock)).post('/', async (c) => {
    const { applicationId } = await c.req.parseBody()
    const order = newOrder(ground, `post-${ground.room.random.uuid()}`, chance)
    const { orderId } = await place(ground, { ...order, applicationId: String(applicationId) })
    return c.redirect(`/orders/${orderId}`, 303)
  })
  const server = createServer(getRequestListener(site.fetch))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}/`,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}
