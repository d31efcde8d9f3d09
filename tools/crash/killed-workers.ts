import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { reconcileDay } from '#modules/payments'
import { projectRoot } from '#platform/root'
import type { Section } from './figures.ts'
import type { Ground } from './ground.ts'
import { booksOf, isFinal, judge, newOrder, type Placed, place, spoil, stateOf } from './orders.ts'
import { chanceOf } from './seeded.ts'

const calls = ['ok', 'time-out-before', 'time-out-after', 'arrives-late', 'error-after'] as const
const ordersAKill = 6
const longestLifeMilliseconds = 400
const quietMilliseconds = 5000

/** Real processes, killed by SIGKILL in the middle of their work. */
export const killedWorkers: Section = {
  name: 'Workers killed by SIGKILL',
  run: async (ground, { seed, kills }) => {
    const chance = chanceOf(seed)
    const placed: Placed[] = []
    let hours = 0
    for (let kill = 0; kill < kills; kill++) {
      for (let order = 0; order < ordersAKill; order++) {
        const one = await place(ground, newOrder(ground, `kill-${seed}-${kill}-${order}`, chance))
        await spoil(ground, one.orderKey, { calls: chance.oneOf(calls), times: 1 + chance.below(2) })
        placed.push(one)
      }
      await liveAndDie(ground, hours, chance.below(longestLifeMilliseconds))
      hours += 48
    }
    await finish(ground, placed, hours)
    await pause(quietMilliseconds)
    for (const day of (await booksOf(ground)).days) await reconcileDay(ground.room, day)
    return [{ what: 'processes killed', value: kills }, ...(await judge(ground, placed))]
  },
}

async function liveAndDie(ground: Ground, hours: number, milliseconds: number): Promise<void> {
  const worker = await startWorker(ground, hours)
  await pause(milliseconds)
  await worker.kill()
}

/** The last worker is left alone until everything has an outcome. */
async function finish(ground: Ground, placed: readonly Placed[], hours: number): Promise<void> {
  const worker = await startWorker(ground, hours)
  const deadline = Date.now() + 60_000
  while (Date.now() < deadline) {
    const states = await Promise.all(placed.map((one) => stateOf(ground, one)))
    if (states.every(isFinal)) break
    await pause(200)
  }
  await worker.kill()
}

async function startWorker({ config, opened, bankAddress }: Ground, hours: number) {
  const words = [opened.address, bankAddress, hours].map((word) => JSON.stringify(word))
  const program = join(projectRoot, 'tools/crash/payments-worker.ts')
  const worker = spawn(process.execPath, [program, ...words], {
    env: { ...process.env, SENIM_STATE: config.stateFolder },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  await Promise.race([new Promise((resolve) => worker.stdout.once('data', resolve)), ended])
  return {
    kill: async () => {
      worker.kill('SIGKILL')
      await ended
    },
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
