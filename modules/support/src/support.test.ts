import { expect, test } from 'vitest'
import { createAccount } from '#modules/accounts'
import { listLooks } from '#modules/consents'
import { deliverTold, listInbox } from '#modules/notifications'
import { fixedClock } from '#platform/clock'
import { openKeyring, systemRandom } from '#platform/crypto'
import { openLimits } from '#platform/limits'
import { openTestDatabase, testConfig } from '#platform/testing'
import { newAccount } from '../../accounts/src/testing/people.ts'
import { keepingCarriers } from '../../notifications/src/testing/carriers.ts'
import {
  claimTicket,
  cleanUpSupport,
  closeOwnTicket,
  forgetTickets,
  listOwnTickets,
  type NewTicket,
  type Officer,
  openTicket,
  readOwnTicket,
  readTicketQueue,
  replyToTicket,
  type SupportRoom,
  sendTicket,
  writeAgain,
  writtenTicketNumber,
} from './index.ts'

const { database, pool } = await openTestDatabase()
const keyring = openKeyring(testConfig())
const day = 86_400_000

function openSupport() {
  // A Monday, 10:00 in Almaty.
  const clock = fixedClock('2026-11-23T05:00:00Z')
  const limits = openLimits(database, keyring, clock)
  const room: SupportRoom = { database, keyring, clock, limits, portal: 'http://localhost:3000' }
  return { clock, room, ...keepingCarriers() }
}

const officer: Officer = { staffId: systemRandom.uuid(), iin: '900101300017' }
const colleague: Officer = { staffId: systemRandom.uuid(), iin: null }

async function somebody(room: SupportRoom) {
  const digits = String(systemRandom.below(10 ** 10)).padStart(10, '0')
  const account = newAccount({ iin: `85${digits}`, phone: `+7${digits}`, language: 'ru' })
  await createAccount(database, keyring, room.clock, account)
  return account
}

function ticketOf(personId: string | null, changes: Partial<NewTicket> = {}): NewTicket {
  return {
    personId,
    address: `10.0.0.${systemRandom.below(250)}.${systemRandom.uuid()}`,
    language: 'ru',
    formKey: systemRandom.uuid(),
    facts: { words: 'Камера не открывается', camera: 'denied', browser: 'Chrome 130' },
    ...changes,
  }
}

async function send(room: SupportRoom, ticket: NewTicket) {
  const sent = await sendTicket(room, ticket)
  if (sent.kind !== 'sent') throw new Error(sent.kind)
  return sent
}

test('a person writes, an officer replies, and the reply arrives by inbox, SMS and letter', async () => {
  const { room, carriers, sms, letters } = openSupport()
  const person = await somebody(room)
  const { personId } = person
  const facts = { words: 'Не открывается', iin: person.iin, email: 'aigul@example.kz' }
  const { id, number, dueAt } = await send(room, ticketOf(personId, { facts }))
  expect(dueAt.toISOString()).toBe('2026-11-24T13:00:00.000Z')
  expect(await claimTicket(room, officer, id)).toEqual({ kind: 'done' })
  const opened = await openTicket(room, officer, id)
  expect(opened).toMatchObject({ kind: 'opened', ticket: { state: 'open', facts } })
  const reply = await replyToTicket(room, officer, id, 'Разрешите доступ к камере.', systemRandom.uuid())
  if (reply.kind !== 'replied') throw new Error(reply.kind)
  await deliverTold(database, keyring, room.clock, carriers, reply.told)
  const written = writtenTicketNumber(number)
  expect(sms).toMatchObject([{ to: person.phone, text: expect.stringContaining(written) }])
  expect(sms[0]?.text).not.toContain('Разрешите')
  expect(letters).toMatchObject([{ to: 'aigul@example.kz', text: expect.stringContaining('Разрешите') }])
  const [message] = await listInbox(database, keyring, personId)
  expect(message).toMatchObject({
    link: `/account/support/${id}`,
    title: { ru: `Ответ на обращение ${written}` },
    body: { ru: expect.stringContaining('Разрешите доступ к камере.') },
  })
  const own = await readOwnTicket(room, { personId, ticketId: id })
  expect(own).toMatchObject({ state: 'answered', replies: [{ by: 'officer' }] })
  const looks = await listLooks(database, keyring, person.iin)
  expect(looks).toMatchObject([{ by: 'staff', asker: 'support', purpose: 'support-ticket' }])
})

test('somebody without an account reads the reply at a secret address, told by SMS', async () => {
  const { room, carriers, sms } = openSupport()
  const facts = { words: 'Код не приходит', phone: '+77011234567' }
  const { id, token } = await send(room, ticketOf(null, { facts, language: 'kk' }))
  const reply = await claimTicket(room, officer, id).then(() =>
    replyToTicket(room, officer, id, 'Жаңа код сұраңыз.', systemRandom.uuid()),
  )
  if (reply.kind !== 'replied') throw new Error(reply.kind)
  await deliverTold(database, keyring, room.clock, carriers, reply.told)
  expect(sms[0]).toMatchObject({
    to: '+77011234567',
    text: expect.stringContaining(`http://localhost:3000/support/tickets/${token}`),
  })
  expect(await readOwnTicket(room, { token })).toMatchObject({ replies: [{ words: 'Жаңа код сұраңыз.' }] })
  for (const wrong of [`${token}A`, token.slice(0, -1), token.replace(/.$/, '_'), 'x'.repeat(46), ''])
    expect(await readOwnTicket(room, { token: wrong })).toBeNull()
})

test('one form makes one ticket, and one reply, however often it is posted', async () => {
  const { room } = openSupport()
  const { personId } = await somebody(room)
  const ticket = ticketOf(personId)
  const first = await send(room, ticket)
  expect(await send(room, ticket)).toEqual(first)
  expect(await listOwnTickets(database, personId)).toHaveLength(1)
  await claimTicket(room, officer, first.id)
  const key = systemRandom.uuid()
  expect(await replyToTicket(room, officer, first.id, 'Да', key)).toMatchObject({ again: false })
  expect(await replyToTicket(room, officer, first.id, 'Да', key)).toMatchObject({
    again: true,
    told: { smsId: null, pushIds: [] },
  })
})

test('what is kept names nobody: neither words, nor phone, nor IIN', async () => {
  const { room } = openSupport()
  const facts = { words: 'Секретные слова', phone: '+77011234567', iin: '850715300013' }
  const { id } = await send(room, ticketOf(null, { facts }))
  const { rows } = await pool.query('select * from support.tickets where id = $1', [id])
  const kept = Object.values(rows[0]).map((value) =>
    Buffer.isBuffer(value) ? value.toString('latin1') : String(value),
  )
  const plain = Buffer.from('Секретные слова').toString('latin1')
  expect(kept.join(' ')).not.toMatch(new RegExp(`${plain}|77011234567|850715300013`))
})

test('a person writes again after a reply, and the term of the answer begins anew', async () => {
  const { room, clock } = openSupport()
  const { personId } = await somebody(room)
  const { id } = await send(room, ticketOf(personId))
  await claimTicket(room, officer, id)
  await replyToTicket(room, officer, id, 'Попробуйте Firefox.', systemRandom.uuid())
  clock.advance(3 * day)
  const writer = { personId, ticketId: id }
  expect(await writeAgain(room, writer, 'Не помогло', systemRandom.uuid())).toEqual({ kind: 'done' })
  const ticket = await readOwnTicket(room, writer)
  expect(ticket).toMatchObject({ state: 'open', dueAt: new Date('2026-11-27T13:00:00Z') })
  expect(ticket?.replies.map(({ by }) => by)).toEqual(['officer', 'person'])
  expect(await closeOwnTicket(room, writer)).toEqual({ kind: 'done' })
  expect(await writeAgain(room, writer, 'Ещё', systemRandom.uuid())).toEqual({ kind: 'closed' })
})

test('nobody reads or closes the ticket of another person', async () => {
  const { room } = openSupport()
  const { personId } = await somebody(room)
  const stranger = await somebody(room)
  const { id } = await send(room, ticketOf(personId))
  const writer = { personId: stranger.personId, ticketId: id }
  expect(await readOwnTicket(room, writer)).toBeNull()
  expect(await closeOwnTicket(room, writer)).toEqual({ kind: 'gone' })
  expect(await writeAgain(room, writer, 'x', systemRandom.uuid())).toEqual({ kind: 'gone' })
})

test('an officer neither sees nor opens a ticket of their own', async () => {
  const { room } = openSupport()
  const person = await somebody(room)
  const self: Officer = { staffId: systemRandom.uuid(), iin: person.iin }
  const named = await send(
    room,
    ticketOf(null, { facts: { words: 'x', phone: '+77011234567', iin: person.iin } }),
  )
  const signed = await send(room, ticketOf(person.personId))
  for (const { id } of [named, signed]) {
    expect(await openTicket(room, self, id)).toEqual({ kind: 'own' })
    expect(await claimTicket(room, self, id)).toEqual({ kind: 'own' })
    const { rows } = await readTicketQueue(room, self, {}, { offset: 0, limit: 100 })
    expect(rows.map((row) => row.id)).not.toContain(id)
  }
})

test('what one officer works on, another cannot take or answer', async () => {
  const { room } = openSupport()
  const { personId } = await somebody(room)
  const { id } = await send(room, ticketOf(personId))
  await claimTicket(room, officer, id)
  expect(await claimTicket(room, colleague, id)).toEqual({ kind: 'elsewhere' })
  expect(await replyToTicket(room, colleague, id, 'Да', systemRandom.uuid())).toEqual({ kind: 'elsewhere' })
})

test('after five tickets in an hour the sixth must wait', async () => {
  const { room } = openSupport()
  const { personId } = await somebody(room)
  for (let sent = 0; sent < 5; sent += 1) await send(room, ticketOf(personId))
  expect(await sendTicket(room, ticketOf(personId))).toMatchObject({ kind: 'too-many' })
})

test('answered tickets close by themselves, closed ones go for good and their key with them', async () => {
  const { room, clock } = openSupport()
  const { id, token } = await send(room, ticketOf(null, { facts: { words: 'x', phone: '+77011234567' } }))
  await claimTicket(room, officer, id)
  await replyToTicket(room, officer, id, 'Да', systemRandom.uuid())
  clock.advance(15 * day)
  await cleanUpSupport(database, clock)
  expect(await readOwnTicket(room, { token })).toMatchObject({ state: 'closed' })
  clock.advance(181 * day)
  await cleanUpSupport(database, clock)
  expect(await readOwnTicket(room, { token })).toBeNull()
  const { rows } = await pool.query('select wrapped_key from platform.person_keys where person_id = $1', [id])
  expect(rows).toEqual([{ wrapped_key: null }])
})

test('a person who is erased leaves no ticket behind', async () => {
  const { room } = openSupport()
  const { personId } = await somebody(room)
  await send(room, ticketOf(personId))
  await forgetTickets(database, personId)
  expect(await listOwnTickets(database, personId)).toEqual([])
})
