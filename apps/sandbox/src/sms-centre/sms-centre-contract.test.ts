import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { type AddressInfo, connect as connectSocket, createServer } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import {
  connectHttpSms,
  connectSmpp,
  deliverSms,
  joinSmsProviders,
  type NewSms,
  openBound,
  type SmppSettings,
  takeReceipt,
  writeSms,
} from '#modules/notifications'
import { fixedClock } from '#platform/clock'
import { createPersonKey, openKeyring, systemRandom } from '#platform/crypto'
import { transaction } from '#platform/database'
import { openTestDatabase, testConfig } from '#platform/testing'
import { newFolder, openSandbox, until } from '../testing/open-sandbox.ts'
import { openSmsCentre, type SmsCentreSettings } from './sms-centre.ts'

const { database, pool } = await openTestDatabase()
const keyring = openKeyring(testConfig())
const phone = '+77020000147'
const kazakh =
  'Senim: «Қате аударылған зейнетақы жарналарын қайтару» өтініші бойынша сіздің келісіміңіз керек. Порталды ашыңыз.'
const login = { systemId: 'senim', password: 'senim' }

async function openCentre(changes: Partial<SmsCentreSettings> = {}, line: Partial<SmppSettings> = {}) {
  const clock = fixedClock('2026-11-23T05:00:00Z')
  const { state } = openSandbox()
  const centre = await openSmsCentre(state, { host: '127.0.0.1', port: 0, ...login, ...changes })
  const heard: string[] = []
  const address = {
    host: '127.0.0.1',
    port: centre.port,
    tls: false,
    ...login,
    sender: 'Senim',
    perSecond: 100,
    ...line,
  }
  const openProvider = () =>
    connectSmpp('second', address, (name, receipt) => {
      heard.push(receipt.state)
      return takeReceipt(database, keyring, clock, name, receipt)
    })
  const provider = openProvider()
  onTestFinished(async () => {
    await provider.close?.()
    await centre.close()
  })
  const gateway = joinSmsProviders([provider])
  const step = (id: string) => deliverSms(database, keyring, clock, gateway, id)
  return { state, centre, clock, gateway, provider, step, heard, address, openProvider }
}

async function commitSms(text = 'Senim: 482 913', changes: Partial<NewSms> = {}) {
  const clock = fixedClock('2026-11-23T05:00:00Z')
  const personId = systemRandom.uuid()
  return transaction(database, async (trx) => {
    await createPersonKey(trx, keyring, personId, clock, systemRandom)
    return writeSms(trx, keyring, clock, { personId, to: phone, text, ...changes })
  })
}

/** A port where nobody listens. */
async function closedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

const stateOf = async (id: string) =>
  (await pool.query('select state, why from notifications.sms where id = $1', [id])).rows[0]
const settled = (id: string) =>
  until(
    () => stateOf(id),
    ({ state }) => state === 'delivered' || state === 'failed',
  )

test('a code goes out, lies on the phone, and its receipt alone makes it delivered', async () => {
  const { state, step } = await openCentre()
  const id = await commitSms()
  expect(await step(id)).toMatchObject({ state: 'accepted' })
  expect(await settled(id)).toMatchObject({ state: 'delivered' })
  expect(state.sms.inbox(phone)).toMatchObject([{ text: 'Senim: 482 913' }])
})

test('a long Kazakh message arrives whole, and is delivered when each of its parts is', async () => {
  const { state, step } = await openCentre()
  const id = await commitSms(kazakh)
  await step(id)
  expect(await settled(id)).toMatchObject({ state: 'delivered' })
  expect(state.sms.inbox(phone)).toMatchObject([{ text: kazakh }])
  const { rows } = await pool.query('select state from notifications.sms_parts where sms_id = $1', [id])
  expect(rows).toEqual([{ state: 'delivered' }, { state: 'delivered' }])
})

test('where receipts never come, asking tells', async () => {
  const { state, step } = await openCentre()
  state.switches.set('sms-receipts', 'failing')
  const id = await commitSms()
  await step(id)
  expect(
    await until(
      () => step(id),
      (progress) => progress?.state === 'delivered',
    ),
  ).toMatchObject({
    state: 'delivered',
  })
})

test('a message that the phone never got has failed', async () => {
  const { state, step } = await openCentre()
  state.switches.set('sms-centre', 'wrong')
  const id = await commitSms()
  await step(id)
  expect(await settled(id)).toEqual({ state: 'failed', why: 'undelivered' })
})

test('an answer that comes after the page has stopped waiting is noted, and nothing is sent again', async () => {
  const { state, step } = await openCentre()
  state.switches.set('sms-centre', 'slow', 2300)
  state.switches.set('sms-receipts', 'failing')
  const id = await commitSms()
  expect(await step(id)).toMatchObject({ state: 'gateway-down' })
  expect(
    await until(
      () => stateOf(id),
      (row) => row.state === 'accepted',
    ),
  ).toMatchObject({ state: 'accepted' })
  await step(id)
  expect(state.sms.inbox(phone)).toHaveLength(1)
})

test('given a crash between sending and noting, then the receipt finds the message by the number we gave it', async () => {
  const { step, openProvider, provider, clock, state } = await openCentre()
  const id = await commitSms(kazakh)
  // The process that sends dies before it can write down what the centre answered.
  await pool.query(
    "update notifications.sms set provider = 'second', tries = 1, parts = 2, handed_at = $2 where id = $1",
    [id, clock.now()],
  )
  state.switches.set('sms-receipts', 'slow', 300)
  await provider.send({ id, to: phone, text: kazakh }, AbortSignal.timeout(2000))
  await provider.close?.()
  const after = openProvider()
  onTestFinished(async () => after.close?.())
  expect(await step(id)).toMatchObject({ state: 'gateway-down' })
  expect(await settled(id)).toMatchObject({ state: 'delivered' })
  expect(state.sms.inbox(phone)).toHaveLength(1)
})

test('a centre that hangs up has surely not taken it; when it is back, the line is opened anew', async () => {
  const { state, step } = await openCentre()
  state.switches.set('sms-centre', 'failing')
  const id = await commitSms()
  await step(id)
  const { rows } = await pool.query('select state from notifications.sms where id = $1', [id])
  expect(rows).toEqual([{ state: 'gateway-down' }])
  state.switches.set('sms-centre', 'ok')
  const other = await commitSms('Senim: 111 222')
  expect(
    await until(
      () => step(other),
      (progress) => progress?.state === 'accepted',
    ),
  ).toMatchObject({
    state: 'accepted',
  })
})

test('a throttled message goes out a moment later, and the rest of a long one follows its beginning', async () => {
  const { state, step } = await openCentre({ perSecond: 1 })
  const id = await commitSms(kazakh)
  await step(id)
  expect(
    await until(
      () => stateOf(id),
      (row) => row.state === 'delivered',
    ),
  ).toMatchObject({ state: 'delivered' })
  expect(state.sms.inbox(phone)).toMatchObject([{ text: kazakh }])
})

test('given a gateway that fails, when a code is sent, then the second operator carries it, and only that one', async () => {
  const { state, provider, clock } = await openCentre()
  const http = connectHttpSms('first', { url: `http://127.0.0.1:${await closedPort()}`, token: null })
  const gateway = joinSmsProviders([http, provider])
  const id = await commitSms()
  expect(await deliverSms(database, keyring, clock, gateway, id)).toMatchObject({ state: 'accepted' })
  expect(await settled(id)).toMatchObject({ state: 'delivered' })
  expect(state.sms.inbox(phone)).toHaveLength(1)
})

test('by TLS the same, and not with a centre that somebody else vouches for', async () => {
  const folder = newFolder()
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
  const made = [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-days',
    '2',
  ]
  execFileSync('openssl', [...made, ...subject, '-keyout', key, '-out', cert], { stdio: 'ignore' })
  const certificate = { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') }
  const secure = { host: 'localhost', tls: true, authority: certificate.cert }
  const { step, address } = await openCentre({ certificate, host: 'localhost' }, secure)
  const id = await commitSms()
  expect(await step(id)).toMatchObject({ state: 'accepted' })
  const { authority: _, ...strange } = address
  await expect(openBound(strange, async () => 0)).rejects.toThrow(/self-signed/)
})

test('a wrong password is said, and no message goes that way', async () => {
  const { address, step } = await openCentre({}, { password: 'wrong' })
  await expect(openBound(address, async () => 0)).rejects.toThrow('status 14')
  expect(await step(await commitSms())).toMatchObject({ state: 'gateway-down' })
})

test('what is no SMPP ends its own line and nobody else’s', async () => {
  const { centre, step } = await openCentre()
  const socket = connectSocket({ host: '127.0.0.1', port: centre.port })
  const ended = new Promise((resolve) => socket.once('close', resolve))
  socket.on('error', () => undefined)
  socket.write('GET / HTTP/1.1\r\nHost: sandbox\r\n\r\n')
  await ended
  expect(await step(await commitSms())).toMatchObject({ state: 'accepted' })
})
