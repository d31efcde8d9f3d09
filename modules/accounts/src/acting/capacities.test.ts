import { beforeEach, expect, test } from 'vitest'
import { listOperations } from '#modules/audit'
import { openTestDatabase } from '#platform/testing'
import { openActing } from '../testing/open-acting.ts'
import {
  capacityOf,
  confirmCapacity,
  listCapacities,
  type PresentedCertificate,
  takeCapacity,
} from './index.ts'

const { database, pool } = await openTestDatabase()
// Each test has these people of the sandbox for itself.
beforeEach(() => pool.query('delete from accounts.people').then(() => undefined))
const origin = { channel: 'portal', device: 'Chrome' } as const

const company = { bin: '150440000013', name: '«Алатау Логистик» ЖШС', head: '771126300017' }
const headKey = { bin: company.bin, organization: 'Алатау', roles: ['legal-entity', 'first-head'] } as const
const employeeKey = { ...headKey, roles: ['legal-entity', 'employee'] } as const
const ownKey = { roles: ['individual'] } as const

test('the first head whom the registry names today may act for the company of the certificate', async () => {
  const { room, signIn, clock } = openActing(database)
  const session = await signIn(company.head, headKey)
  expect(await capacityOf(room, session)).toEqual({ kind: 'self' })
  const { offers } = await listCapacities(room, session)
  expect(offers).toEqual([{ kind: 'legal-entity', bin: company.bin, name: company.name, mandate: null }])
  const taken = await takeCapacity(room, session, { kind: 'own', bin: company.bin }, origin)
  const capacity = {
    kind: 'legal-entity',
    bin: company.bin,
    name: company.name,
    since: clock.now(),
    by: 'first-head',
    mandate: null,
  }
  expect(taken).toEqual({ kind: 'taken', capacity })
  expect(await capacityOf(room, session)).toEqual(capacity)
})

test('a sole proprietor acts for the enterprise with the certificate of an individual', async () => {
  const { room, signIn } = openActing(database)
  const session = await signIn('961108300019', ownKey)
  await takeCapacity(room, session, { kind: 'own', bin: '961108300019' }, origin)
  expect(await capacityOf(room, session)).toMatchObject({
    kind: 'sole-proprietor',
    iin: '961108300019',
    name: '«Оспанов Вело» ЖК',
  })
})

const someone = '850715300013'
test.each<[string, string, Partial<PresentedCertificate>, string]>([
  ["an employee's certificate", someone, employeeKey, 'not-first-head'],
  ['a head whom the registry no longer names', someone, headKey, 'not-head-now'],
  ['a company that was reorganised', '690514300016', { ...headKey, bin: '100640000061' }, 'not-active'],
  ['a BIN the registry does not know', someone, { ...headKey, bin: '191040000019' }, 'unknown-entity'],
  ['an enterprise that was wound up', '741230300017', ownKey, 'not-active'],
])('%s opens nothing, and the reason is told', async (_, iin, certificate, reason) => {
  const { room, signIn } = openActing(database)
  const session = await signIn(iin, certificate)
  const { offers, obstacles } = await listCapacities(room, session)
  expect(offers).toEqual([])
  expect(obstacles.map((one) => one.reason)).toEqual([reason])
  const bin = certificate.bin ?? iin
  expect(await takeCapacity(room, session, { kind: 'own', bin }, origin)).toMatchObject({ kind: 'refused' })
  expect(await capacityOf(room, session)).toEqual({ kind: 'self' })
})

test("another company of the same head needs that company's own certificate", async () => {
  const { room, signIn } = openActing(database)
  const session = await signIn(company.head, headKey)
  const branch = { kind: 'own', bin: '170241000045' } as const
  expect(await takeCapacity(room, session, branch, origin)).toMatchObject({ kind: 'refused' })
})

test('whoever signed in without an EDS is offered nothing, whatever they head', async () => {
  const { room, signIn } = openActing(database)
  const session = await signIn(company.head)
  expect(await listCapacities(room, session)).toEqual({ offers: [], obstacles: [], certificate: null })
})

test('a silent registry gives nothing and takes nothing away', async () => {
  const { room, signIn, flip } = openActing(database)
  const session = await signIn(company.head, headKey)
  await takeCapacity(room, session, { kind: 'own', bin: company.bin }, origin)
  await flip('failing')
  const { obstacles } = await listCapacities(room, session)
  expect(obstacles.map(({ reason }) => reason)).toEqual(['registry-silent'])
  expect(await confirmCapacity(room, session, origin)).toMatchObject({ kind: 'refused' })
  expect(await capacityOf(room, session)).toMatchObject({ kind: 'legal-entity' })
  await flip('ok')
  expect(await confirmCapacity(room, session, origin)).toMatchObject({ kind: 'taken' })
})

test('other sessions of the same person act for the person; a switch back ends the capacity and is remembered', async () => {
  const { room, signIn } = openActing(database)
  const session = await signIn(company.head, headKey)
  await takeCapacity(room, session, { kind: 'own', bin: company.bin }, origin)
  const other = { id: '00000000-0000-4000-8000-000000000000', personId: session.personId }
  expect(await capacityOf(room, other)).toEqual({ kind: 'self' })
  await takeCapacity(room, session, { kind: 'self' }, origin)
  expect(await capacityOf(room, session)).toEqual({ kind: 'self' })
  const operations = await listOperations(database, session.personId, { limit: 5 })
  expect(operations.map(({ operation }) => operation)).toEqual(
    expect.arrayContaining(['capacity-left', 'capacity-taken']),
  )
})

test('the database holds no BIN and no name in the clear', async () => {
  const { room, signIn } = openActing(database)
  const session = await signIn(company.head, headKey)
  await takeCapacity(room, session, { kind: 'own', bin: company.bin }, origin)
  const { rows } = await pool.query(
    'select p::text as a, c::text as b from accounts.presented_certificates p, accounts.capacities c',
  )
  const held = JSON.stringify(rows)
  expect(held).not.toContain(company.bin)
  expect(held).not.toContain(Buffer.from(company.bin).toString('hex'))
})
