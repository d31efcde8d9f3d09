import { beforeEach, expect, test } from 'vitest'
import { listInbox } from '#modules/notifications'
import { openTestDatabase } from '#platform/testing'
import { openActing } from '../testing/open-acting.ts'
import {
  bindMandate,
  capacityOf,
  confirmMandate,
  draftMandate,
  listCapacities,
  listMandates,
  type MandateSignature,
  mandatesFor,
  problemsOfMandate,
  revokeMandate,
  takeCapacity,
} from './index.ts'

const { database, pool } = await openTestDatabase()
// Each test has these people of the sandbox for itself.
beforeEach(() => pool.query('delete from accounts.people').then(() => undefined))
const origin = { channel: 'portal', device: 'Chrome' } as const
const bin = '150440000013'
const headIin = '771126300017'
const accountant = '850715300013'
const headKey = { bin, organization: 'Алатау', roles: ['legal-entity', 'first-head'] } as const
const wish = {
  delegateIin: accountant,
  delegateName: ' Айдос Сәрсенов ',
  services: ['refund-social-contributions'],
  until: '2027-11-21',
}

/** A head and a delegate, and a mandate on its way from one to the other. */
async function drafted() {
  const acting = openActing(database)
  const head = await acting.signIn(headIin, headKey)
  const delegate = await acting.signIn(accountant)
  const taken = await takeCapacity(acting.room, head, { kind: 'own', bin }, origin)
  if (taken.kind !== 'taken' || taken.capacity.kind !== 'legal-entity') throw new Error('no capacity')
  const mandate = await draftMandate(database, acting.room, head.personId, taken.capacity, wish)
  await bindMandate(database, mandate.id, { requestId: `request ${mandate.id}`, sha256: 'aa' })
  const signature: MandateSignature = {
    requestId: `request ${mandate.id}`,
    sha256: 'aa',
    iin: headIin,
    bin,
    roles: ['first-head'],
    signedAt: acting.clock.now(),
  }
  const choice = { kind: 'mandate', mandateId: mandate.id } as const
  return { ...acting, head, delegate, mandate, signature, choice }
}

test('a mandate signed by the first head lets the delegate act for the company, within its services', async () => {
  const { room, delegate, mandate, signature, choice } = await drafted()
  expect(await confirmMandate(room, signature, origin)).toEqual({ kind: 'in-force', mandateId: mandate.id })
  expect(await takeCapacity(room, delegate, choice, origin)).toMatchObject({
    kind: 'taken',
    capacity: { bin, by: 'mandate', mandate: { id: mandate.id, services: wish.services } },
  })
  const [received] = await mandatesFor(room, accountant)
  expect(received).toMatchObject({ bin, giverIin: headIin, until: wish.until })
  const [told] = await listInbox(database, room.keyring, delegate.personId)
  expect(told?.title.ru).toBe('Вам выдана доверенность')
})

test('until it is signed it opens nothing', async () => {
  const { room, delegate, choice } = await drafted()
  expect(await listCapacities(room, delegate)).toMatchObject({ offers: [], obstacles: [] })
  expect(await takeCapacity(room, delegate, choice, origin)).toMatchObject({ kind: 'refused' })
})

test.each<[string, Partial<MandateSignature>]>([
  ['over other words', { sha256: 'bb' }],
  ['by somebody else', { iin: accountant }],
  ['for another company', { bin: '170241000045' }],
  ['with the key of an individual', { bin: null, roles: ['individual'] }],
  ["with an employee's key", { roles: ['legal-entity', 'employee'] }],
  ['to a request nobody made', { requestId: 'another' }],
])('a signature %s puts nothing into force', async (_, changed) => {
  const { room, delegate, signature } = await drafted()
  expect(await confirmMandate(room, { ...signature, ...changed }, origin)).toMatchObject({ kind: 'refused' })
  expect((await listCapacities(room, delegate)).offers).toEqual([])
})

test('confirming twice is confirming once', async () => {
  const { room, head, signature } = await drafted()
  await confirmMandate(room, signature, origin)
  await confirmMandate(room, signature, origin)
  const { rows } = await pool.query(
    `select count(*) from audit.operations where person_id = $1 and operation = 'mandate-given'`,
    [head.personId],
  )
  expect(Number(rows[0].count)).toBe(1)
})

test('a revoked mandate ends at once, for a delegate who is acting under it too', async () => {
  const { room, head, delegate, mandate, signature, choice } = await drafted()
  await confirmMandate(room, signature, origin)
  await takeCapacity(room, delegate, choice, origin)
  const which = { personId: head.personId, bin, mandateId: mandate.id }
  expect(await revokeMandate(room, { ...which, bin: '170241000045' }, origin)).toBe(false)
  expect(await revokeMandate(room, which, origin)).toBe(true)
  expect(await capacityOf(room, delegate)).toEqual({ kind: 'self' })
  expect((await listCapacities(room, delegate)).offers).toEqual([])
  expect((await listMandates(room, bin)).map(({ state }) => state)).toEqual(['revoked'])
  expect(await confirmMandate(room, signature, origin)).toMatchObject({ kind: 'in-force' })
  expect(await capacityOf(room, delegate)).toEqual({ kind: 'self' })
})

test('a mandate ends with its last day', async () => {
  const { room, clock, delegate, signature, choice } = await drafted()
  await confirmMandate(room, signature, origin)
  await takeCapacity(room, delegate, choice, origin)
  clock.advance(Date.parse('2027-11-21T18:59:00Z') - clock.now().getTime())
  expect(await capacityOf(room, delegate)).toMatchObject({ by: 'mandate' })
  clock.advance(2 * 60_000)
  expect(await capacityOf(room, delegate)).toEqual({ kind: 'self' })
})

test('given by a head whom the registry no longer names, it opens nothing and says so', async () => {
  const { room, delegate, signature } = await drafted()
  await confirmMandate(room, signature, origin)
  const unnamed = { ...room, registries: { ...room.registries, askLegalEntities: otherHead } }
  expect(await listCapacities(unnamed, delegate)).toMatchObject({
    offers: [],
    obstacles: [{ reason: 'head-changed', bin }],
  })
})

const otherHead = async () => ({
  kind: 'answer' as const,
  answer: [
    {
      bin,
      name: '«Алатау Логистик» ЖШС',
      kind: 'legal-entity' as const,
      headIin: '690514300016',
      registeredOn: '2015-04-09',
      status: 'active',
      region: '75',
    },
  ],
})

test.each([
  [{ delegateIin: '850715300014' }, ['iin-invalid']],
  [{ delegateIin: headIin }, ['iin-own']],
  [{ delegateName: '  ' }, ['name-empty']],
  [{ services: [] }, ['services-empty']],
  [{ until: '2026-02-30' }, ['until-invalid']],
  [{ until: '2026-11-21' }, ['until-past']],
  [{ until: '2026-11-22' }, []],
  [{ until: '2029-11-22' }, []],
  [{ until: '2029-11-23' }, ['until-too-far']],
  [
    { delegateIin: '', delegateName: '', services: [], until: '' },
    ['iin-invalid', 'name-empty', 'services-empty', 'until-invalid'],
  ],
])('what is wrong with %j is %j', (changed, problems) => {
  expect(problemsOfMandate({ ...wish, ...changed }, headIin, '2026-11-22')).toEqual(problems)
})
