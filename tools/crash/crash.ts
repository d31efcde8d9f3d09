import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '#platform/root'
import { approvals } from './approvals.ts'
import { bankSchedules } from './bank-schedules.ts'
import { holds, printed, type Section, type Settings } from './figures.ts'
import { openGround } from './ground.ts'
import { killedWorkers } from './killed-workers.ts'
import { oneEffect } from './one-effect.ts'

/**
 * `npm run crash [-- --rounds N --schedules N --kills N --seed N]`: what the system bears, with a real database and the sandbox
 * as a process of its own. Prints figures; ends with 1 when one of them is not what it must be.
 */
const sections: readonly Section[] = [oneEffect, approvals, bankSchedules, killedWorkers]

const settings: Settings = {
  rounds: numberOf('--rounds', 200),
  schedules: numberOf('--schedules', 2000),
  kills: numberOf('--kills', 25),
  seed: numberOf('--seed', 20_261_123),
}

mkdirSync(join(projectRoot, '.senim'), { recursive: true })
const state = mkdtempSync(join(projectRoot, '.senim', 'crash-'))
try {
  process.exitCode = (await runAll()) ? 0 : 1
} finally {
  rmSync(state, { recursive: true, force: true })
}

async function runAll(): Promise<boolean> {
  let well = true
  for (const section of sections) {
    // Each begins with empty books, so that sums can be compared whole.
    const folder = mkdtempSync(join(state, 'run-'))
    const ground = await openGround(folder)
    const started = Date.now()
    try {
      const figures = await section.run(ground, settings)
      well = well && figures.every(holds)
      const seconds = ((Date.now() - started) / 1000).toFixed(0)
      process.stdout.write(
        printed(
          `${section.name} (seed ${settings.seed}, ${seconds} s, load ${loadavg()[0]?.toFixed(1)})`,
          figures,
        ),
      )
    } finally {
      await ground.close()
    }
  }
  return well
}

function numberOf(flag: string, otherwise: number): number {
  const place = process.argv.indexOf(flag)
  const given = place < 0 ? Number.NaN : Number(process.argv[place + 1])
  return Number.isSafeInteger(given) && given > 0 ? given : otherwise
}
