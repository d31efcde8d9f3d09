import { reconcileDay, settleOrder } from '#modules/payments'
import { dyingAt, Killed } from './dying-worker.ts'
import type { Figure, Section, Settings } from './figures.ts'
import type { Ground } from './ground.ts'
import { booksOf, isFinal, judge, newOrder, type Placed, place, spoil, stateOf } from './orders.ts'
import { type Chance, chanceOf } from './seeded.ts'

const calls = [
  'ok',
  'time-out-before',
  'time-out-after',
  'arrives-late',
  'error-after',
  'unavailable',
] as const
const callBacks = ['ok', 'duplicate', 'late', 'reordered', 'lost'] as const
const outcomes = ['pay', 'pay', 'pay', 'pay', 'return', 'return-later'] as const

const atOnce = 100
const lastRounds = 12
const roundMilliseconds = 400
const longestLife = 24
/** Every answer of the bank and every late call of its own has come by then. */
const quietMilliseconds = 9000

/** What goes wrong with one order, all of it drawn from the seed. */
type Schedule = {
  readonly calls: (typeof calls)[number]
  readonly times: number
  readonly callBacks: (typeof callBacks)[number]
  readonly outcome: (typeof outcomes)[number]
  /** How often a worker comes round before the day is reconciled. */
  readonly rounds: number
  /** How many steps each of the first workers lives. */
  readonly lives: readonly number[]
}

/** Every kind of trouble with the bank, and workers killed at any step of theirs. */
export const bankSchedules: Section = {
  name: 'Schedules of the bank',
  run: async (ground, settings) => {
    const seen = { killed: 0, calls: new Map<string, number>(), callBacks: new Map<string, number>() }
    const placed = await inTurns(settings, async (seed) => {
      const chance = chanceOf(settings.seed + seed)
      const schedule = draw(chance)
      count(seen.calls, schedule.calls)
      count(seen.callBacks, schedule.callBacks)
      const one = await place(ground, newOrder(ground, `crash-${settings.seed}-${seed}`, chance))
      const { lives, rounds, ...troubles } = schedule
      await spoil(ground, one.orderKey, troubles)
      const killed = await work(ground, one, lives, rounds)
      seen.killed += killed
      return one
    })
    await pause(quietMilliseconds)
    const before = await unsettled(ground, placed)
    await reconcile(ground)
    const resolved = before.length - (await unsettled(ground, before)).length
    await allAtOnce(await unsettled(ground, placed), (one) => work(ground, one, [], lastRounds))
    await pause(before.length > 0 ? quietMilliseconds : 0)
    const figures = await reconcile(ground)
    return [
      { what: 'schedules', value: settings.schedules },
      ...kinds('call', seen.calls),
      ...kinds('call-back', seen.callBacks),
      { what: 'workers killed at a step', value: seen.killed },
      { what: 'unknown before reconciliation', value: before.length },
      { what: 'of them resolved by the statement', value: resolved },
      ...figures,
      ...(await judge(ground, placed)),
    ]
  },
}

function draw(chance: Chance): Schedule {
  return {
    calls: chance.oneOf(calls),
    times: 1 + chance.below(3),
    callBacks: chance.oneOf(callBacks),
    outcome: chance.oneOf(outcomes),
    rounds: 1 + chance.below(3),
    lives: Array.from({ length: chance.below(4) }, () => 1 + chance.below(longestLife)),
  }
}

/** Workers come round an hour apart by their own clock; the first ones are killed on the way. Returns how many. */
async function work(ground: Ground, one: Placed, lives: readonly number[], rounds: number): Promise<number> {
  let killed = 0
  for (let round = 0; round < rounds + lives.length && !isFinal(await stateOf(ground, one)); round++) {
    const now = Date.now() + round * 3_700_000
    const room = { ...ground.room, clock: { now: () => new Date(now) } }
    const worker = dyingAt(room, lives[round] ?? Number.POSITIVE_INFINITY)
    await settleOrder(worker, one.orderId).catch((error: unknown) => {
      if (!(error instanceof Killed)) throw error
    })
    if (worker.isDead()) killed += 1
    await pause(roundMilliseconds)
  }
  return killed
}

async function reconcile(ground: Ground): Promise<readonly Figure[]> {
  const { days } = await booksOf(ground)
  const sums = { matched: 0, missing: 0, extra: 0, duplicates: 0 }
  for (const day of days) {
    const compared = await reconcileDay(ground.room, day)
    if (!compared) throw new Error('The bank gave no statement.')
    for (const name of ['matched', 'missing', 'extra', 'duplicates'] as const) sums[name] += compared[name]
  }
  return [
    { what: 'lines matched', value: sums.matched },
    { what: 'lines missing', value: sums.missing, wanted: 0 },
    { what: 'lines extra', value: sums.extra, wanted: 0 },
    { what: 'lines duplicate', value: sums.duplicates, wanted: 0 },
  ]
}

async function unsettled(ground: Ground, placed: readonly Placed[]): Promise<readonly Placed[]> {
  const open: Placed[] = []
  for (const one of placed) if (!isFinal(await stateOf(ground, one))) open.push(one)
  return open
}

/** Runs every schedule, so many at once, and says how far it is. */
async function inTurns(
  { schedules }: Settings,
  run: (seed: number) => Promise<Placed>,
): Promise<readonly Placed[]> {
  const done: Placed[] = []
  await allAtOnce(
    Array.from({ length: schedules }, (_, seed) => seed),
    async (seed) => {
      done.push(await run(seed))
      if (done.length % 200 === 0) process.stderr.write(`  ${done.length} of ${schedules} schedules\n`)
    },
  )
  return done
}

async function allAtOnce<Member>(members: readonly Member[], run: (member: Member) => Promise<unknown>) {
  const waiting = [...members]
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await run(next)
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, members.length) }, lane))
}

function kinds(what: string, counts: ReadonlyMap<string, number>): readonly Figure[] {
  return [...counts].sort().map(([kind, value]) => ({ what: `  ${what}: ${kind}`, value }))
}

function count(counts: Map<string, number>, kind: string): void {
  counts.set(kind, (counts.get(kind) ?? 0) + 1)
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
