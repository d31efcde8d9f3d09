import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AuthorityError } from '../errors.ts'

const file = 'lock'
const pauseMs = 50
const patienceMs = 15_000

/**
 * Runs work in an authority's folder while no other program does: two that wrote the ledger at once would both believe
 * to have the next number. A lock whose program has died is taken over. Throws `folder-busy`.
 */
export async function withFolderLock<Answer>(folder: string, work: () => Promise<Answer>): Promise<Answer> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const lock = join(folder, file)
  const latest = Date.now() + patienceMs
  while (!take(lock)) {
    if (Date.now() > latest)
      throw new AuthorityError(
        'folder-busy',
        `Another program works in ${folder}. Try again when it has ended.`,
      )
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
  try {
    return await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

function take(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    if (isHeld(lock)) return false
    rmSync(lock, { force: true })
    return false
  }
}

function isHeld(lock: string): boolean {
  try {
    // A file that was just made has no number in it yet.
    const holder = Number(readFileSync(lock, 'utf8'))
    return holder === 0 || process.kill(holder, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
