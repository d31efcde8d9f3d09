import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { fixedClock } from '#platform/clock'
import { createPersonKey, openKeyring, systemRandom } from '#platform/crypto'
import { transaction } from '#platform/database'
import { openTestDatabase, testConfig } from '#platform/testing'
import {
  cleanUpNotifications,
  connectSmsGateway,
  deliverSms,
  deliverWaitingSms,
  type NewSms,
  readSmsProgress,
  writeSms,
} from './index.ts'

const { database, pool } = await openTestDatabase()
const keyring = openKeyring(testConfig())
const clock = fixedClock('2026-11-23T05:00:00Z')
const phone = '+77011234567'
const text = 'Senim: 482 913'

async function newPerson() {
  const personId = systemRandom.uuid()
  await createPersonKey(database, keyring, personId, clock, systemRandom)
  return personId
}

async function commit(changes: Partial<NewSms> = {}) {
  const personId = await newPerson()
  return transaction(database, (trx) =>
    writeSms(trx, keyring, clock, { personId, to: phone, text, ...changes }),
  )
}

type Reply = { readonly status: number; readonly body?: unknown } | 'hang' | 'break'

/** An operator whose every reply is dictated; it writes down what it was asked. */
async function operator(...replies: readonly Reply[]) {
  const heard: string[] = []
  const server = createServer(async (request, response) => {
    heard.push(
      `${request.method} ${request.method === 'POST' ? await idIn(request) : request.url?.split('/').at(-1)}`,
    )
    const reply = replies[heard.length - 1] ?? 'break'
    if (reply === 'break') request.socket.destroy()
    else if (reply !== 'hang') response.writeHead(reply.status).end(JSON.stringify(reply.body ?? {}))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { heard, gateway: connectSmsGateway({ url: `http://127.0.0.1:${port}`, token: null }) }
}

async function idIn(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return JSON.parse(Buffer.concat(chunks).toString()).id
}

const told = (id: string, state: string): Reply => ({ status: 200, body: { id, state } })

test('what is written down names neither the phone nor the text', async () => {
  const id = await commit()
  const { rows } = await pool.query('select * from notifications.sms where id = $1', [id])
  const dump = JSON.stringify(rows, (_, value) =>
    value?.type === 'Buffer' ? Buffer.from(value.data).toString('latin1') : value,
  )
  expect(dump).not.toContain('7011234567')
  expect(dump).not.toContain('482')
  expect(rows[0].state).toBe('committed')
})

test('an SMS of a transaction that fails was never written', async () => {
  const personId = await newPerson()
  const id = systemRandom.uuid()
  const failing = transaction(database, async (trx) => {
    await writeSms(trx, keyring, clock, { id, personId, to: phone, text })
    throw new Error('the rest went wrong')
  })
  await expect(failing).rejects.toThrow()
  expect(await readSmsProgress(database, id)).toBeNull()
})

test('the same id written twice is one message', async () => {
  const id = systemRandom.uuid()
  await commit({ id })
  await commit({ id, text: 'another' })
  const { heard, gateway } = await operator({ status: 202, body: { id, state: 'accepted' } })
  await deliverSms(database, keyring, clock, gateway, id)
  expect(heard.filter((line) => line.startsWith('POST'))).toEqual([`POST ${id}`])
})

test('given a broken line, when the outcome is unknown, then the operator is asked and not sent to again', async () => {
  const id = await commit()
  const { heard, gateway } = await operator('break', told(id, 'delivered'))
  expect(await deliverSms(database, keyring, clock, gateway, id)).toMatchObject({ state: 'gateway-down' })
  expect(await deliverSms(database, keyring, clock, gateway, id)).toMatchObject({ state: 'delivered' })
  expect(heard).toEqual([`POST ${id}`, `GET ${id}`])
})

test('given an operator that never saw the message, then it is sent again under the same id', async () => {
  const id = await commit()
  const { heard, gateway } = await operator(
    'break',
    { status: 404 },
    { status: 202, body: { id, state: 'accepted' } },
  )
  await deliverSms(database, keyring, clock, gateway, id)
  expect(await deliverSms(database, keyring, clock, gateway, id)).toMatchObject({ state: 'accepted' })
  expect(heard).toEqual([`POST ${id}`, `GET ${id}`, `POST ${id}`])
})

test('given an operator that never saw it and a code that has expired, then it is not sent any more', async () => {
  const id = await commit({ usefulUntil: new Date(clock.now().getTime() + 300_000) })
  const { heard, gateway } = await operator('break', { status: 404 })
  await deliverSms(database, keyring, clock, gateway, id)
  clock.advance(300_000)
  expect(await deliverSms(database, keyring, clock, gateway, id)).toMatchObject({ state: 'failed' })
  expect(heard).toHaveLength(2)
})

test('given an operator that hangs, then nobody waits longer than two seconds', async () => {
  const id = await commit()
  const { gateway } = await operator('hang')
  const start = performance.now()
  expect(await deliverSms(database, keyring, clock, gateway, id)).toMatchObject({ state: 'gateway-down' })
  expect(performance.now() - start).toBeLessThan(2300)
})

test('given an operator that refuses the message for good, then it has failed', async () => {
  const id = await commit()
  const { gateway } = await operator({ status: 422 })
  expect(await deliverSms(database, keyring, clock, gateway, id)).toMatchObject({ state: 'failed' })
})

test('given an operator that answers nonsense, then the outcome is not known', async () => {
  const id = await commit()
  const { gateway } = await operator({ status: 202, body: { state: 'sent!' } }, { status: 500 })
  expect(await deliverSms(database, keyring, clock, gateway, id)).toMatchObject({ state: 'gateway-down' })
  expect(await deliverSms(database, keyring, clock, gateway, id)).toMatchObject({ state: 'gateway-down' })
})

test('once accepted, silence does not make it less', async () => {
  const id = await commit()
  const { gateway } = await operator({ status: 202, body: { id, state: 'accepted' } }, 'break')
  await deliverSms(database, keyring, clock, gateway, id)
  expect(await deliverSms(database, keyring, clock, gateway, id)).toMatchObject({ state: 'accepted' })
})

test('a delivered text is destroyed, and the operator is left in peace', async () => {
  const id = await commit()
  const { heard, gateway } = await operator({ status: 202, body: { id, state: 'delivered' } })
  await deliverSms(database, keyring, clock, gateway, id)
  await deliverSms(database, keyring, clock, gateway, id)
  const { rows } = await pool.query('select text_sealed from notifications.sms where id = $1', [id])
  expect(rows).toEqual([{ text_sealed: null }])
  expect(heard).toHaveLength(1)
})

test('of two at once only one reaches the operator', async () => {
  const id = await commit()
  const accepted = { status: 202, body: { id, state: 'accepted' } }
  const { heard, gateway } = await operator(accepted, accepted)
  const both = await Promise.all([1, 2].map(() => deliverSms(database, keyring, clock, gateway, id)))
  expect(both.map((progress) => progress?.state)).toContain('accepted')
  expect(heard.filter((line) => line.startsWith('POST'))).toEqual([`POST ${id}`])
  expect(await readSmsProgress(database, id)).toMatchObject({ state: 'accepted' })
})

test('the job takes on what a crash left behind, and stops when the gateway is away', async () => {
  await sql`delete from notifications.sms`.execute(database)
  const first = await commit()
  clock.advance(1)
  await commit()
  const { heard, gateway } = await operator({ status: 202, body: { id: first, state: 'accepted' } }, 'break')
  expect(await deliverWaitingSms(database, keyring, clock, gateway)).toBe(1)
  expect(heard).toHaveLength(2)
})

test('finished messages of a month ago are cleaned up, others stay', async () => {
  const id = await commit()
  const { gateway } = await operator({ status: 422 })
  await deliverSms(database, keyring, clock, gateway, id)
  const waiting = await commit()
  clock.advance(31 * 86_400_000)
  await cleanUpNotifications(database, clock)
  expect(await readSmsProgress(database, id)).toBeNull()
  expect(await readSmsProgress(database, waiting)).toMatchObject({ state: 'committed' })
})
