import { expect, test } from 'vitest'
import { fixedClock } from '#platform/clock'
import { openTestDatabase } from '#platform/testing'
import { answerOnce, createSite, forgetFormAnswers, formKey } from './index.ts'

const origin = 'http://localhost:3000'

async function openSite() {
  const { database } = await openTestDatabase()
  const clock = fixedClock('2026-11-22T10:00:00Z')
  const site = createSite({
    name: 'test',
    origin,
    policy: {},
    assetsFolder: null,
    errorPage: (c) => c.text('fault'),
  })
  let effects = 0
  site.use(answerOnce(database, clock))
  site.post('/order', async (c) => {
    if ((await c.req.parseBody()).sum === '') return c.text('say a sum', 422)
    effects++
    await new Promise((resolve) => setTimeout(resolve, 100))
    c.header('set-cookie', `order=${effects}`)
    return c.redirect(`/orders/${effects}`, 303)
  })
  const order = (key: string, sum = '10') =>
    site.request('/order', {
      method: 'POST',
      headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ 'idempotency-key': key, sum }),
    })
  return { order, database, clock, effects: () => effects }
}

test('the same form sent twenty times at once has one effect and twenty equal answers', async () => {
  const { order, effects } = await openSite()
  const key = formKey()
  const responses = await Promise.all(Array.from({ length: 20 }, () => order(key)))
  expect(
    new Set(responses.map((r) => `${r.status} ${r.headers.get('location')} ${r.headers.get('set-cookie')}`)),
  ).toEqual(new Set(['303 /orders/1 order=1']))
  expect(effects()).toBe(1)
})

test('a refused form may be sent again with the same key', async () => {
  const { order } = await openSite()
  const key = formKey()
  expect((await order(key, '')).status).toBe(422)
  expect((await order(key)).headers.get('location')).toBe('/orders/1')
})

test('another key is another effect, and after an hour a key is forgotten', async () => {
  const { order, database, clock, effects } = await openSite()
  const key = formKey()
  await order(key)
  await order(formKey())
  clock.advance(61 * 60 * 1000)
  await forgetFormAnswers(database, clock)
  await order(key)
  expect(effects()).toBe(3)
})
