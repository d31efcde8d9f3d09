import { spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { codeOf, DatabaseError } from '../errors.ts'
import { type Binaries, moveInto } from './binaries.ts'
import type { Places } from './places.ts'
import { runAs } from './server-user.ts'

/** The role and the database of Senim inside the embedded server. */
export const roleName = 'senim'

/** Makes the data folder unless it is there. Two first starts at once are settled by a rename. */
export async function ensureCluster(binaries: Binaries, places: Places): Promise<void> {
  if (!isThere(places)) {
    const draft = `${places.clusterFolder}.${process.pid}`
    rmSync(draft, { recursive: true, force: true })
    mkdirSync(draft, { mode: 0o700 })
    chownSync(draft, places.user.uid, places.user.gid)
    await runInitdb(binaries, places, draft)
    moveInto(draft, places.clusterFolder)
  }
  writeAccessRules(places)
}

function isThere({ clusterFolder }: Places): boolean {
  try {
    return statSync(join(clusterFolder, 'PG_VERSION')).isFile()
  } catch (error) {
    if (codeOf(error) === 'EACCES')
      throw new DatabaseError(
        'folder',
        `The database in ${clusterFolder} belongs to another user.`,
        `Start Senim as that user, or give it to yourself: sudo chown -R "$USER" ${clusterFolder}`,
        { cause: error },
      )
    if (existsSync(clusterFolder))
      throw new DatabaseError(
        'folder',
        `${clusterFolder} is not a PostgreSQL data folder.`,
        'Move it away; a new one is made at the next start.',
        { cause: error },
      )
    return false
  }
}

async function runInitdb(binaries: Binaries, places: Places, folder: string): Promise<void> {
  const options = [
    ...['-D', folder, '-U', roleName, '-E', 'UTF8', '--locale-provider=builtin', '--locale=C.UTF-8'],
    ...['--auth-local=peer', '--auth-host=reject', '--no-instructions'],
  ]
  const initdb = spawn(join(binaries.folder, 'bin', 'initdb'), options, {
    ...runAs(places.user),
    cwd: '/',
    env: { PATH: '/usr/bin:/bin', TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = new Promise<number | null>((resolve, reject) => {
    initdb.on('error', reject)
    initdb.on('close', resolve)
  })
  const [said, code] = await Promise.all([text(initdb.stderr), ended])
  if (code === 0) return
  rmSync(folder, { recursive: true, force: true })
  throw new DatabaseError(
    'start',
    `A database could not be made in ${places.home}: ${said.trim()}`,
    'Mend what it names, or set DATABASE_URL.',
  )
}

// The socket knows which user is at the other end (peer), so there is no password to keep or to lose.
function writeAccessRules({ clusterFolder, user }: Places): void {
  const names = new Set([userInfo().username, 'root'])
  const map = [...names].map((name) => `senim "${name}" ${roleName}\n`).join('')
  const rules = { 'pg_hba.conf': 'local all all peer map=senim\n', 'pg_ident.conf': map }
  for (const [name, content] of Object.entries(rules)) {
    const file = join(clusterFolder, name)
    writeFileSync(file, content)
    chownSync(file, user.uid, user.gid)
    chmodSync(file, 0o600)
  }
}
