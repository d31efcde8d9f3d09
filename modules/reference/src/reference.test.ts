import { describe, expect, test } from 'vitest'
import { addWorkingDays, checkBic, figureOn, workingCalendar } from '#kz'
import { listStaffActs } from '#modules/audit'
import { openTestDatabase } from '#platform/testing'
import { smallRefund } from '../../service-kit/src/testing/small-refund.ts'
import { openStaff, origin } from '../../staff/src/testing/office.ts'
import {
  calendarAfter,
  currentCalendar,
  decideChange,
  listChanges,
  listReference,
  proposeChange,
  type ReferenceRoom,
  readBanks,
  readChange,
  readFigure,
  readFigures,
  readOffered,
  readPaymentPurposes,
  readReasons,
  readTerm,
  serviceInForce,
  shippedRows,
  type WantedChange,
  withdrawChange,
} from './index.ts'

const { database, pool } = await openTestDatabase()
const { room: staff, administrators, hire, clock } = await openStaff(database)
const [one, other] = administrators.map(({ member }) => member)
const room: ReferenceRoom = { database, clock, shipped: shippedRows([smallRefund]) }
const service = smallRefund.id

const wanted = (
  change: Partial<WantedChange> & Pick<WantedChange, 'kind' | 'key' | 'value'>,
): WantedChange => ({
  ...{
    since: '2026-12-01',
    until: null,
    article: null,
    source: 'an order of 20 November 2026',
    verified: true,
  },
  ...change,
})
const propose = async (change: Parameters<typeof wanted>[0]) => {
  const answer = await proposeChange(room, one!, wanted(change), origin)
  if (answer.kind === 'invalid') throw new Error(JSON.stringify(answer.problems))
  return answer.id
}
const approve = async (change: Parameters<typeof wanted>[0]) =>
  decideChange(room, other!, await propose(change), 'approve', origin)

describe('given a term as shipped', () => {
  const term = Object.keys(smallRefund.workflow.terms)[0]!
  const shipped = smallRefund.workflow.terms[term]!
  const change = { kind: 'term', key: `${service}.${term}`, value: { workingDays: 7 } } as const
  const read = (day: string) => readTerm(database, day, { service, term }, shipped)

  test('when one administrator proposes another, then nothing changes until a second approves', async () => {
    const id = await propose(change)
    expect(await read('2026-12-01')).toEqual(shipped)
    expect(await decideChange(room, other!, id, 'approve', origin)).toMatchObject({ state: 'approved' })
    expect(await read('2026-12-01')).toEqual({
      workingDays: 7,
      source: 'an order of 20 November 2026',
      verified: true,
    })
    expect(await read('2026-11-30')).toEqual(shipped)
  })

  test('when it is proposed again word for word, then it is so already', async () => {
    await expect(propose(change)).rejects.toMatchObject({ code: 'no-change' })
  })

  test('when another is approved for some days, then before and after them the earlier change holds', async () => {
    await approve({ ...change, value: { workingDays: 9 }, since: '2027-01-01', until: '2027-01-31' })
    expect((await read('2027-01-31')).workingDays).toBe(9)
    expect((await read('2027-02-01')).workingDays).toBe(7)
    const [fact] = (await listReference(room, '2027-01-15', ['term'])).filter(({ key }) => key === change.key)
    expect(fact?.now?.value).toEqual({ workingDays: 9 })
    expect(fact?.timeline.map(({ since, until, value }) => [since, until, value])).toEqual([
      [null, '2026-11-30', { workingDays: shipped.workingDays }],
      ['2026-12-01', '2026-12-31', { workingDays: 7 }],
      ['2027-01-01', '2027-01-31', { workingDays: 9 }],
      ['2027-02-01', null, { workingDays: 7 }],
    ])
  })
})

describe('four eyes', () => {
  const change = { kind: 'figure', key: 'mci', value: { amount: 4000 } } as const

  test('are held by the room, and a refused or withdrawn change leaves no trace in the facts', async () => {
    const own = await propose(change)
    await expect(decideChange(room, one!, own, 'approve', origin)).rejects.toMatchObject({
      code: 'own-change',
    })
    await expect(propose(change)).rejects.toMatchObject({ code: 'open-change' })
    await expect(withdrawChange(room, other!, own, origin)).rejects.toMatchObject({ code: 'not-yours' })
    expect(await withdrawChange(room, one!, own, origin)).toMatchObject({ state: 'withdrawn', version: null })
    const again = await propose(change)
    expect(await decideChange(room, other!, again, 'refuse', origin)).toMatchObject({ state: 'refused' })
    await expect(decideChange(room, other!, again, 'approve', origin)).rejects.toMatchObject({
      code: 'not-open',
    })
    expect((await readFigure(database, 'mci', '2026-12-01'))?.value).toBe(4325)
  })

  test('are held by the database, which also keeps what was proposed and decided', async () => {
    const id = await propose(change)
    const refused = (sql: string) => expect(pool.query(sql, [id])).rejects.toThrow()
    await refused(`update reference.changes set state = 'approved', decided_by = proposed_by, decided_at = now(),
      version = 900 where id = $1`)
    await refused(`update reference.changes set value = '{"amount": 1}' where id = $1`)
    await refused('delete from reference.changes where id = $1')
    await decideChange(room, other!, id, 'refuse', origin)
    await refused(`update reference.changes set state = 'approved', version = 901 where id = $1`)
    await expect(pool.query('truncate reference.changes')).rejects.toThrow()
    await expect(
      pool.query(
        `insert into reference.changes (id, kind, key, value, since, source, verified, proposed_by,
        proposed_at, state, decided_by, decided_at, version)
        select gen_random_uuid(), kind, key, value, since, source, verified, proposed_by, proposed_at, 'approved',
        gen_random_uuid(), now(), 902 from reference.changes where id = $1`,
        [id],
      ),
    ).rejects.toThrow()
  })

  test('are no moderator’s', async () => {
    const { member } = await hire(['moderator'])
    const change = wanted({ kind: 'figure', key: 'mci', value: { amount: 1 } })
    await expect(proposeChange(room, member, change, origin)).rejects.toMatchObject({
      code: 'not-administrator',
    })
  })

  test('of two colleagues who approve at once one is first, and the other is told so', async () => {
    const { member: third } = await hire(['administrator'])
    const id = await propose({ ...change, since: '2030-01-01' })
    const both = await Promise.allSettled(
      [other!, third].map((by) => decideChange(room, by, id, 'approve', origin)),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'not-open' } })
  })

  test('stand in the history of both', async () => {
    await approve({ ...change, value: { amount: 4100 }, since: '2031-01-01' })
    const acts = async ({ memberId }: { memberId: string }) =>
      (await listStaffActs(staff.database, [memberId], { limit: 1 })).map(({ operation, details }) => [
        operation,
        details.reason,
      ])
    expect(await acts(one!)).toEqual([['reference-change-proposed', 'figure mci']])
    expect(await acts(other!)).toEqual([['reference-change-approved', 'figure mci']])
  })
})

test('what cannot be written down comes back with its problems, and nothing is kept', async () => {
  const change = wanted({ kind: 'figure', key: 'opv-rate', value: { amount: -1 }, source: '' })
  expect(await proposeChange(room, one!, change, origin)).toEqual({
    kind: 'invalid',
    problems: [
      { field: 'value', code: 'amount-wrong' },
      { field: 'source', code: 'source-missing' },
    ],
  })
  expect(await listChanges(room, { kind: 'figure', key: 'opv-rate' })).toEqual([])
})

describe('given facts of the country', () => {
  test('a figure of a year that shipped without a value gets one, and the table of rules has it', async () => {
    expect(await readFigure(database, 'subsistence-minimum', '2027-06-01')).toBeNull()
    const days = { since: '2027-01-01', until: '2027-12-31' }
    await approve({ kind: 'figure', key: 'subsistence-minimum', value: { amount: 54_900.5 }, ...days })
    expect(await readFigure(database, 'subsistence-minimum', '2027-06-01')).toMatchObject({ value: 54_900.5 })
    const table = await readFigures(database)
    expect(figureOn('subsistence-minimum', '2027-12-31', table)?.value).toBe(54_900.5)
    expect(figureOn('subsistence-minimum', '2026-12-31', table)?.value).toBe(50_851)
    expect(figureOn('subsistence-minimum', '2028-01-01', table)).toBeNull()
  })

  test('a bank is renamed, a new one comes, and one that closed is unknown from that day on', async () => {
    await approve({ kind: 'bank', key: 'INLMKZKA', value: null, since: '2027-01-01' })
    await approve({ kind: 'bank', key: 'NEWBKZKA', value: { name: 'Жаңа Банк', code: '333', kind: 'bank' } })
    const before = await readBanks(database, '2026-12-31')
    expect(checkBic('INLMKZKA', before)).toMatchObject({ fields: { bankCode: '886' } })
    expect(checkBic('NEWBKZKA', before)).toMatchObject({ fields: { bank: 'Жаңа Банк', bankCode: '333' } })
    expect(checkBic('INLMKZKA', await readBanks(database, '2027-01-01'))).toMatchObject({
      code: 'BIC_BANK_UNKNOWN',
    })
  })

  test('a purpose code that was unknown gets its meaning', async () => {
    await approve({ kind: 'payment-purpose', key: '027', value: { payment: 'OPV', what: 'refund' } })
    const purposes = await readPaymentPurposes(database, '2026-12-01')
    expect(purposes.find(({ code }) => code === '027')).toMatchObject({ payment: 'OPV', verified: true })
    expect(purposes.length).toBeGreaterThan(10)
  })
})

describe('given the reasons of a service', () => {
  test('a reason asks for other documents from a day on, and is offered no more from another', async () => {
    const [reason] = Object.keys(smallRefund.reasons)
    const key = `${service}.${reason}`
    await approve({ kind: 'reason', key, value: { documents: [] } })
    await approve({ kind: 'reason', key, value: null, since: '2027-03-01' })
    const on = (day: string) => readReasons(database, day, smallRefund)
    expect((await on('2026-11-30'))[reason!]).toEqual(smallRefund.reasons[reason!])
    expect((await on('2026-12-01'))[reason!]).toMatchObject({ documents: [], verified: true })
    expect(await on('2027-03-01')).not.toHaveProperty(reason!)
  })

  test('a reason to refuse is taken away', async () => {
    const [refusal] = Object.keys(smallRefund.refusals)
    await approve({ kind: 'refusal', key: `${service}.${refusal}`, value: null })
    const on = (day: string) => serviceInForce(database, day, smallRefund)
    expect((await on('2026-12-01')).refusals).not.toHaveProperty(refusal!)
    expect((await on('2026-11-30')).refusals).toHaveProperty(refusal!)
    expect((await on('2026-11-30')).reasons).toEqual(smallRefund.reasons)
  })

  test('a payment that shipped as not covered is switched on', async () => {
    const codes = { payment: 'OPPV', contribution: '015', penalty: '008' } as const
    const payment = { ...codes, offered: false, verified: false }
    const refund = { ...smallRefund, payments: [payment] }
    const wider = { ...room, shipped: shippedRows([refund]) }
    const change = wanted({ kind: 'refunded-payment', key: `${service}.OPPV`, value: { offered: true } })
    const proposed = await proposeChange(wider, one!, change, origin)
    if (proposed.kind === 'invalid') throw new Error('It is a payment of the service.')
    await decideChange(wider, other!, proposed.id, 'approve', origin)
    expect(await readOffered(database, '2026-11-30', service, payment)).toBe(false)
    expect(await readOffered(database, '2026-12-01', service, payment)).toBe(true)
  })
})

describe('given the working calendar as shipped', () => {
  const year = workingCalendar.years.find((one) => one.year === 2026)!
  const change = {
    kind: 'calendar-year' as const,
    ...{ key: '2026', since: '2026-01-01', until: '2026-12-31' },
    value: {
      weekdaysOff: [...year.weekdaysOff, '12-31'],
      workingWeekends: ['12-26'],
      status: 'official' as const,
    },
  }

  test('when a swap of days is approved, then it has another name and terms end on other days', async () => {
    expect(await currentCalendar(database)).toBe(workingCalendar)
    expect(addWorkingDays('2026-12-30', 1, await calendarAfter(database, change))).toBe('2027-01-05')
    expect(await currentCalendar(database)).toBe(workingCalendar)
    await approve(change)
    const calendar = await currentCalendar(database)
    expect(calendar.name).toMatch(/^kz-5-day-week-2026\.11\+\d+$/)
    expect(addWorkingDays('2026-12-30', 1, calendar)).toBe('2027-01-05')
    expect(addWorkingDays('2026-12-25', 1, calendar)).toBe('2026-12-26')
    expect(addWorkingDays('2026-12-30', 1)).toBe('2026-12-31')
  })

  test('when another change is approved, then the version grows; when a bank changes, then it does not', async () => {
    const versionOf = async () => Number((await currentCalendar(database)).name.split('+')[1])
    const before = await versionOf()
    await approve({ kind: 'bank', key: 'NEWCKZKA', value: { name: 'Тағы Банк', code: '334', kind: 'bank' } })
    expect(await versionOf()).toBe(before)
    await approve({ ...change, value: { ...change.value, workingWeekends: [] } })
    expect(await versionOf()).toBeGreaterThan(before)
  })

  test('when a year beyond the tables is approved, then terms may end in it', async () => {
    const days = { since: '2032-01-01', until: '2032-12-31' }
    const value = { weekdaysOff: ['01-01'], workingWeekends: [], status: 'projected' }
    await approve({ kind: 'calendar-year', key: '2032', ...days, value })
    expect(addWorkingDays('2031-12-31', 1, await currentCalendar(database))).toBe('2032-01-02')
  })
})

test('versions have no gaps, and every change can be read again', async () => {
  const approved = await listChanges(room, { state: 'approved' }, { limit: 200 })
  const versions = approved.map(({ version }) => version).toSorted((a, b) => Number(a) - Number(b))
  expect(versions).toEqual(versions.map((_, place) => place + 1))
  expect(await readChange(room, approved[0]!.id)).toEqual(approved[0])
  expect(await readChange(room, '00000000-0000-4000-8000-000000000000')).toBeNull()
})
