import { expect, test } from 'vitest'
import { createAccount } from '#modules/accounts'
import { listStaffActs } from '#modules/audit'
import { listLooks } from '#modules/consents'
import { listInbox } from '#modules/notifications'
import { listOwnTickets, sendTicket, type TicketFacts, writtenTicketNumber } from '#modules/support'
import { systemRandom } from '#platform/crypto'
import { newAccount } from '../../../../modules/accounts/src/testing/people.ts'
import { openOffice } from '../testing/open-office.ts'
import { supportRoomOf } from './officer.ts'

const office = await openOffice()
const { doors, database, hire, at } = office

async function somebodyWrites(changes: Partial<TicketFacts> = { camera: 'denied' }) {
  const digits = String(systemRandom.below(10 ** 10)).padStart(10, '0')
  const account = newAccount({ iin: `85${digits}`, phone: `+7${digits}`, language: 'ru' })
  await createAccount(database, doors.keyring, doors.clock, account)
  const facts = { words: 'Камера не открывается', iin: account.iin, ...changes }
  const sent = await sendTicket(supportRoomOf(doors), {
    ...{ personId: account.personId, address: '10.0.0.1', language: 'ru', facts },
    formKey: systemRandom.uuid(),
  })
  if (sent.kind !== 'sent') throw new Error(sent.kind)
  return { ...account, ...sent, written: writtenTicketNumber(sent.number) }
}

async function openDesk() {
  const { session, member } = await hire(['support'])
  return { ...at(session), member }
}

test('an officer takes a ticket, fills in a template and replies; the person reads it in the inbox', async () => {
  const { id, written, personId, iin } = await somebodyWrites()
  const desk = await openDesk()
  const queue = (await desk.read('/support')).body
  expect(queue).toContain(written)
  expect(queue).not.toContain('Камера не открывается')
  expect((await desk.send(`/support/${id}/claim`)).location).toBe(`/support/${id}`)
  const ticket = (await desk.read(`/support/${id}?macro=3f6a1c00-5d1e-4c55-9a00-000000000001`)).body
  expect(ticket).toContain('Камера не открывается')
  expect(ticket).toContain('Здравствуйте, Ерлан!\n\nПохоже, доступ к камере заблокирован.')
  const reply = await desk.send(`/support/${id}/reply`, [['words', 'Разрешите доступ к камере.']])
  expect(reply.location).toBe('/support?done')
  const [message] = await listInbox(database, doors.keyring, personId)
  expect(message?.body.ru).toContain('Разрешите доступ к камере.')
  const looks = await listLooks(database, doors.keyring, iin)
  expect(looks.every(({ asker, purpose }) => asker === 'support' && purpose === 'support-ticket')).toBe(true)
  expect(looks.length).toBeGreaterThan(0)
  const acts = await listStaffActs(database, [desk.member.memberId], { limit: 10 })
  expect(acts.map(({ operation, details }) => `${operation} ${details.case ?? ''}`.trim())).toEqual(
    expect.arrayContaining([
      `ticket-claimed ${written}`,
      `ticket-opened ${written}`,
      `ticket-answered ${written}`,
    ]),
  )
})

test('an empty reply comes back with the page, and nothing is sent', async () => {
  const { id, personId } = await somebodyWrites()
  const desk = await openDesk()
  await desk.send(`/support/${id}/claim`)
  const refused = await desk.send(`/support/${id}/reply`, [['words', '  ']])
  expect(refused.status).toBe(422)
  expect(refused.body).toContain('Write the reply')
  expect(await listInbox(database, doors.keyring, personId)).toEqual([])
})

test('somebody else’s ticket is not answered; its officer goes on', async () => {
  const { id } = await somebodyWrites()
  const [first, second] = [await openDesk(), await openDesk()]
  await first.send(`/support/${id}/claim`)
  expect((await second.send(`/support/${id}/claim`)).location).toBe('/support?taken')
  expect((await second.send(`/support/${id}/reply`, [['words', 'x']])).location).toBe('/support?taken')
  expect((await first.send(`/support/${id}/release`)).location).toBe('/support')
  expect((await second.send(`/support/${id}/claim`)).location).toBe(`/support/${id}`)
})

test('a look at the person’s documents is written down before it is shown', async () => {
  const { id, iin } = await somebodyWrites()
  const desk = await openDesk()
  const { body } = await desk.send(`/support/${id}/documents`)
  expect(body).toContain('The look has been written down')
  const looks = await listLooks(database, doors.keyring, iin)
  expect(looks).toContainEqual(expect.objectContaining({ source: 'identity-document', by: 'staff' }))
})

test('a ticket is found by its number, by its topic and by its language', async () => {
  const { written } = await somebodyWrites({ error: systemRandom.uuid() })
  const desk = await openDesk()
  for (const query of [`number=${written}`, 'topic=error', 'in=ru&topic=error'])
    expect((await desk.read(`/support?${query}`)).body, query).toContain(written)
  for (const query of ['topic=camera', 'in=en', 'lane=closed'])
    expect((await desk.read(`/support?${query}`)).body, query).not.toContain(written)
})

test('a template is kept in three languages, and an unknown word in brackets is refused', async () => {
  const desk = await openDesk()
  const texts = [
    ['name', 'Пауза'],
    ['kk', '{greeting} Күтіңіз.'],
    ['ru', '{greeting} Подождите.'],
  ] as const
  const refused = await desk.send('/support/macros/new', [...texts, ['en', '{hello} Wait.']])
  expect(refused.status).toBe(422)
  expect(refused.body).toContain('An unknown word in brackets')
  const kept = await desk.send('/support/macros/new', [...texts, ['en', '{greeting} Wait.']])
  expect(kept.location).toBe('/support/macros?saved')
  expect((await desk.read('/support/macros')).body).toContain('Пауза')
})

test('terms are changed by an administrator alone, and count from today', async () => {
  const [administrator] = office.administrators
  const desk = at(administrator.session)
  const change = [
    ['term', 'answer-within'],
    ['value', '2'],
  ] as const
  expect((await (await openDesk()).send('/support/terms', change)).status).toBe(403)
  expect((await desk.send('/support/terms', change)).location).toBe('/support/terms?saved')
  const { personId } = await somebodyWrites()
  const [ticket] = await listOwnTickets(database, personId)
  expect(ticket?.dueAt.toISOString()).toBe('2026-11-25T13:00:00.000Z')
})

test('support is for support: moderators and strangers do not come in', async () => {
  const { id } = await somebodyWrites()
  const { session } = await hire(['moderator'])
  for (const path of ['/support', `/support/${id}`, '/support/macros'])
    expect((await at(session).read(path)).status, path).toBe(403)
  expect((await at().read('/support')).headers.get('location')).toContain('/sign-in')
  const desk = await openDesk()
  expect((await desk.read(`/support/${systemRandom.uuid()}`)).status).toBe(404)
})
