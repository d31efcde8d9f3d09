import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { expect, onTestFinished, test } from 'vitest'
import { connectSmsGateway, deliverSms, writeSms } from '#modules/notifications'
import { fixedClock } from '#platform/clock'
import { createPersonKey, openKeyring, systemRandom } from '#platform/crypto'
import { transaction } from '#platform/database'
import { openTestDatabase, testConfig } from '#platform/testing'
import { openSandbox, until } from '../testing/open-sandbox.ts'

const { database } = await openTestDatabase()
const keyring = openKeyring(testConfig())
const clock = fixedClock('2026-11-23T05:00:00Z')
const phone = '+77020000147'

async function openGateway() {
  const { api, state } = openSandbox()
  const server = createServer(getRequestListener(api.fetch))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { state, gateway: connectSmsGateway({ url: `http://127.0.0.1:${port}/api/sms`, token: null }) }
}

async function commitSms(text = 'Senim: 482 913') {
  const personId = systemRandom.uuid()
  return transaction(database, async (trx) => {
    await createPersonKey(trx, keyring, personId, clock, systemRandom)
    return writeSms(trx, keyring, clock, { personId, to: phone, text })
  })
}

test('given a committed SMS, when it is sent, then the phone shows it and the state becomes delivered', async () => {
  const { state, gateway } = await openGateway()
  const id = await commitSms()
  const step = () => deliverSms(database, keyring, clock, gateway, id)
  expect(await step()).toMatchObject({ state: 'accepted' })
  expect(await until(step, (progress) => progress?.state === 'delivered')).toMatchObject({
    state: 'delivered',
  })
  expect(state.sms.inbox(phone)).toMatchObject([{ id, text: 'Senim: 482 913' }])
})

test('given an operator that loses messages, then the state becomes failed', async () => {
  const { state, gateway } = await openGateway()
  state.switches.set('sms', 'wrong')
  const id = await commitSms()
  const step = () => deliverSms(database, keyring, clock, gateway, id)
  await step()
  expect(await until(step, (progress) => progress?.state === 'failed')).toMatchObject({ state: 'failed' })
})

test('given a failing gateway, when it recovers, then the message arrives once', async () => {
  const { state, gateway } = await openGateway()
  state.switches.set('sms', 'failing')
  const id = await commitSms()
  const step = () => deliverSms(database, keyring, clock, gateway, id)
  expect(await step()).toMatchObject({ state: 'gateway-down' })
  state.switches.set('sms', 'ok')
  await until(step, (progress) => progress?.state === 'delivered')
  expect(state.sms.inbox(phone)).toHaveLength(1)
})
