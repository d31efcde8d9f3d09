import { expect, test } from 'vitest'
import { fixedClock } from '#platform/clock'
import { createPersonKey, openKeyring, systemRandom } from '#platform/crypto'
import { openTestDatabase, testConfig } from '#platform/testing'
import {
  connectSmtp,
  deliverEmail,
  deliverWaitingEmails,
  type EmailMessage,
  type MailGateway,
  writeEmail,
} from './index.ts'
import { openMailServer } from './testing/mail-server.ts'

const { database, pool } = await openTestDatabase()
const keyring = openKeyring(testConfig())
const clock = fixedClock('2026-11-23T05:00:00Z')
const letter = {
  to: 'aigul@example.kz',
  subject: 'Senim: жауап',
  text: 'Сәлеметсіз бе!\nКамераға рұқсат беріңіз.',
}

async function commit() {
  const personId = systemRandom.uuid()
  await createPersonKey(database, keyring, personId, clock, systemRandom)
  return writeEmail(database, keyring, clock, { personId, ...letter })
}

type Reply = Awaited<ReturnType<MailGateway['send']>>['outcome']

/** A gateway whose every reply is dictated; it keeps the letters it was handed. */
function gatewayThat(
  replies: readonly Reply[],
  known: Awaited<ReturnType<MailGateway['ask']>> = 'never-seen',
) {
  const sent: EmailMessage[] = []
  const gateway: MailGateway = {
    send: async (message) => {
      sent.push(message)
      return { outcome: replies[sent.length - 1] ?? 'delivered' }
    },
    ask: async () => known,
  }
  return { sent, gateway }
}

test('a letter goes out once, and its words are gone with it', async () => {
  const id = await commit()
  const { sent, gateway } = gatewayThat(['delivered'])
  expect(await deliverEmail(database, keyring, clock, gateway, id)).toBe('delivered')
  expect(await deliverEmail(database, keyring, clock, gateway, id)).toBe('delivered')
  expect(sent).toEqual([{ id, ...letter }])
  const { rows } = await pool.query('select * from notifications.emails where id = $1', [id])
  expect(rows[0]).toMatchObject({ words_sealed: null, tries: 1 })
  expect(Object.values(rows[0]).join(' ')).not.toContain('aigul')
})

test('a letter that may have been taken is asked about, and not sent again when it was', async () => {
  const id = await commit()
  const { sent, gateway } = gatewayThat(['unknown'], 'delivered')
  expect(await deliverEmail(database, keyring, clock, gateway, id)).toBe('gateway-down')
  await deliverWaitingEmails(database, keyring, clock, gateway)
  expect(sent).toHaveLength(1)
  expect(await deliverEmail(database, keyring, clock, gateway, id)).toBe('delivered')
})

test('a mail server that is away gets the letter later, under the same number', async () => {
  const id = await commit()
  const { sent, gateway } = gatewayThat(['busy', 'delivered'])
  await deliverEmail(database, keyring, clock, gateway, id)
  await deliverWaitingEmails(database, keyring, clock, gateway)
  expect(sent.map((one) => one.id)).toEqual([id, id])
})

test('a letter that nobody would take for three days is given up', async () => {
  const later = fixedClock('2026-11-23T05:00:00Z')
  const id = await commit()
  const { gateway } = gatewayThat(['unknown'])
  await deliverEmail(database, keyring, later, gateway, id)
  later.advance(4 * 86_400_000)
  expect(await deliverEmail(database, keyring, later, gateway, id)).toBe('failed')
})

test('a real mail server gets a whole letter with Kazakh letters in it', async () => {
  const { url, letters } = await openMailServer()
  const id = await commit()
  const smtp = connectSmtp(url, 'senim@example.kz')
  expect(await deliverEmail(database, keyring, clock, smtp, id)).toBe('delivered')
  const [taken = ''] = letters
  expect(taken).toContain('From: senim@example.kz')
  expect(taken).toContain('To: aigul@example.kz')
  expect(taken).toContain(`Message-ID: <${id}@example.kz>`)
  const body = taken.split('\n\n').slice(1).join('\n\n')
  const plain = /quoted-printable/i.test(taken)
    ? Buffer.from(
        body
          .replaceAll('=\n', '')
          .replaceAll(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      ).toString()
    : Buffer.from(body, 'base64').toString()
  expect(plain).toContain('Камераға рұқсат беріңіз.')
})

test('an address that the server refuses is not tried for ever', async () => {
  const { url } = await openMailServer('550 no such mailbox')
  const id = await commit()
  expect(await deliverEmail(database, keyring, clock, connectSmtp(url, 'senim@example.kz'), id)).toBe(
    'failed',
  )
})

test('a server that cannot be reached leaves the letter for later', async () => {
  const id = await commit()
  const smtp = connectSmtp('smtp://127.0.0.1:1', 'senim@example.kz')
  expect(await deliverEmail(database, keyring, clock, smtp, id)).toBe('gateway-down')
})

test('given a server that hangs up when it has read the letter, then nobody sends it a second time', async () => {
  const later = fixedClock('2026-11-23T05:00:00Z')
  const { url, letters } = await openMailServer('250 OK', null)
  const id = await commit()
  const smtp = connectSmtp(url, 'senim@example.kz')
  expect(await deliverEmail(database, keyring, later, smtp, id)).toBe('gateway-down')
  expect(await deliverEmail(database, keyring, later, smtp, id)).toBe('gateway-down')
  later.advance(10 * 60_000)
  expect(await deliverEmail(database, keyring, later, smtp, id)).toBe('failed')
  expect(letters).toHaveLength(1)
  const { rows } = await pool.query('select why from notifications.emails where id = $1', [id])
  expect(rows).toEqual([{ why: 'never-known' }])
})

test('a server that says "not now" gets the letter again', async () => {
  const { url, letters } = await openMailServer('250 OK', '451 try again later')
  const id = await commit()
  const smtp = connectSmtp(url, 'senim@example.kz')
  for (let time = 0; time < 2; time += 1)
    expect(await deliverEmail(database, keyring, clock, smtp, id)).toBe('gateway-down')
  expect(letters).toHaveLength(2)
})

test('of two at once only one hands the letter over', async () => {
  const { url, letters } = await openMailServer()
  const id = await commit()
  const smtp = connectSmtp(url, 'senim@example.kz')
  await Promise.all([1, 2, 3].map(() => deliverEmail(database, keyring, clock, smtp, id)))
  expect(letters).toHaveLength(1)
})
