import { loadConfig } from '#platform/config'
import { migrate as applyMigrations, openDatabase } from '#platform/database'
import type { Command } from '../commands.ts'
import { exitCodes, say } from '../outcome.ts'

/** `senim migrate`: applies what is missing, each file in a transaction of its own. */
export const migrate: Command = async () => {
  const opened = await openDatabase(loadConfig(), say)
  try {
    const applied = await applyMigrations(opened.pool)
    say(applied.length === 0 ? 'The database is up to date.' : `Applied: ${applied.join(', ')}.`)
    return exitCodes.yes
  } finally {
    await opened.close()
  }
}
