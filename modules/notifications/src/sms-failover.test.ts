import { expect, test } from 'vitest'
import { fixedClock } from '#platform/clock'
import { createPersonKey, openKeyring, systemRandom } from '#platform/crypto'
import { openTestDatabase, testConfig } from '#platform/testing'
import { deliverSms, joinSmsProviders, type Sent, type SmsProvider, writeSms } from './index.ts'

const { database, pool } = await openTestDatabase()
const keyring = openKeyring(testConfig())

type Asked = Awaited<ReturnType<SmsProvider['ask']>>

/** An operator whose every answer is dictated; all write into one record of who heard what. */
function operator(
  name: string,
  heard: string[],
  sends: readonly Sent[],
  asks: readonly Asked[] = [],
): SmsProvider {
  let [sent, asked] = [0, 0]
  return {
    name,
    send: async () => {
      heard.push(`${name} takes`)
      return sends[sent++] ?? { outcome: 'accepted' }
    },
    ask: async () => {
      heard.push(`${name} is asked`)
      return asks[asked++] ?? 'unknown'
    },
    answers: async () => true,
  }
}

async function commit(minutesUseful = 5) {
  const clock = fixedClock('2026-11-23T05:00:00Z')
  const personId = systemRandom.uuid()
  await createPersonKey(database, keyring, personId, clock, systemRandom)
  const usefulUntil = new Date(clock.now().getTime() + minutesUseful * 60_000)
  const sms = { personId, to: '+77011234567', text: 'Senim: 482 913', usefulUntil }
  const id = await writeSms(database, keyring, clock, sms)
  return { id, clock }
}

const row = async (id: string) =>
  (await pool.query('select state, why, provider, tries from notifications.sms where id = $1', [id])).rows[0]

test('an operator that surely has not taken it leaves it to the other, within the same step', async () => {
  const heard: string[] = []
  const { id, clock } = await commit()
  const gateway = joinSmsProviders([
    operator('first', heard, [{ outcome: 'busy' }]),
    operator('second', heard, []),
  ])
  expect(await deliverSms(database, keyring, clock, gateway, id)).toMatchObject({ state: 'accepted' })
  expect(heard).toEqual(['first takes', 'second takes'])
  expect(await row(id)).toMatchObject({ provider: 'second', tries: 2 })
})

test('an operator that may have taken it is asked for ten minutes, and no other one ever hears of it', async () => {
  const heard: string[] = []
  const { id, clock } = await commit(60)
  const gateway = joinSmsProviders([
    operator('first', heard, [{ outcome: 'unknown' }]),
    operator('second', heard, []),
  ])
  await deliverSms(database, keyring, clock, gateway, id)
  for (let minute = 0; minute < 12; minute += 1) {
    clock.advance(60_000)
    await deliverSms(database, keyring, clock, gateway, id)
  }
  expect(new Set(heard)).toEqual(new Set(['first takes', 'first is asked']))
  expect(heard.filter((line) => line === 'first takes')).toHaveLength(1)
  expect(await row(id)).toMatchObject({ state: 'failed', why: 'never-known' })
})

test('"never seen" frees a message for the other operator only when the first try cannot be on its way any more', async () => {
  const heard: string[] = []
  const { id, clock } = await commit()
  const first = operator(
    'first',
    heard,
    [{ outcome: 'unknown' }, { outcome: 'unknown' }],
    ['never-seen', 'never-seen'],
  )
  // Three failures before: the first operator is at rest when the message is free again.
  const gateway = joinSmsProviders([first, operator('second', heard, [])])
  await deliverSms(database, keyring, clock, gateway, id)
  clock.advance(5000)
  await deliverSms(database, keyring, clock, gateway, id)
  expect(heard).toEqual(['first takes', 'first is asked', 'first takes'])
  await gateway.send(first, { id: 'other', to: '', text: '' }, AbortSignal.timeout(1000))
  for (let failure = 0; failure < 3; failure += 1)
    await gateway.send(
      { ...first, send: async () => ({ outcome: 'busy' }) },
      { id: '', to: '', text: '' },
      AbortSignal.timeout(1000),
    )
  clock.advance(16_000)
  heard.length = 0
  expect(await deliverSms(database, keyring, clock, gateway, id)).toMatchObject({ state: 'accepted' })
  expect(heard).toEqual(['first is asked', 'second takes'])
})

test('what both refuse has failed; neither is asked again', async () => {
  const heard: string[] = []
  const { id, clock } = await commit()
  const refusing = [{ outcome: 'refused' as const }]
  const gateway = joinSmsProviders([operator('first', heard, refusing), operator('second', heard, refusing)])
  await deliverSms(database, keyring, clock, gateway, id)
  await deliverSms(database, keyring, clock, gateway, id)
  expect(heard).toEqual(['first takes', 'second takes'])
  expect(await row(id)).toMatchObject({ state: 'failed', why: 'refused' })
})

test('one that refused and one that is busy: only the busy one is tried again', async () => {
  const heard: string[] = []
  const { id, clock } = await commit()
  const gateway = joinSmsProviders([
    operator('first', heard, [{ outcome: 'refused' }]),
    operator('second', heard, [{ outcome: 'busy' }]),
  ])
  expect(await deliverSms(database, keyring, clock, gateway, id)).toMatchObject({ state: 'gateway-down' })
  expect(await deliverSms(database, keyring, clock, gateway, id)).toMatchObject({ state: 'accepted' })
  expect(heard).toEqual(['first takes', 'second takes', 'second takes'])
})

test('after three failures new messages begin with the second operator, until the first has had its rest', async () => {
  const heard: string[] = []
  let now = 0
  const down = Array.from({ length: 3 }, () => ({ outcome: 'unknown' as const }))
  const gateway = joinSmsProviders([operator('first', heard, down), operator('second', heard, [])], () => now)
  const send = async () => {
    const { id, clock } = await commit()
    return deliverSms(database, keyring, clock, gateway, id)
  }
  for (let message = 0; message < 4; message += 1) await send()
  expect(heard).toEqual(['first takes', 'first takes', 'first takes', 'second takes'])
  now = 31_000
  await send()
  expect(heard.at(-1)).toBe('first takes')
})

test('given a crash after the record and before the answer, then whoever comes next asks and does not send', async () => {
  const heard: string[] = []
  const { id, clock } = await commit()
  const dies: SmsProvider = {
    ...operator('first', heard, []),
    send: () => {
      heard.push('first takes')
      throw new Error('the process dies here')
    },
  }
  await expect(deliverSms(database, keyring, clock, joinSmsProviders([dies]), id)).rejects.toThrow('dies')
  const after = joinSmsProviders([operator('first', heard, [], ['delivered']), operator('second', heard, [])])
  expect(await deliverSms(database, keyring, clock, after, id)).toMatchObject({ state: 'delivered' })
  expect(heard).toEqual(['first takes', 'first is asked'])
})

test('a late refusal frees the message; a late yes is noted', async () => {
  const heard: string[] = []
  for (const [late, state] of [
    ['busy', 'gateway-down'],
    ['accepted', 'accepted'],
  ] as const) {
    const { id, clock } = await commit()
    const answer = Promise.withResolvers<Sent>()
    const gateway = joinSmsProviders([
      operator('first', heard, [{ outcome: 'unknown', later: answer.promise }]),
    ])
    await deliverSms(database, keyring, clock, gateway, id)
    answer.resolve({ outcome: late })
    await expect.poll(() => row(id)).toMatchObject({ state, provider: late === 'busy' ? null : 'first' })
  }
})
