import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import {
  chownSync,
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs'
import { join } from 'node:path'
import { codeOf } from '../errors.ts'
import type { Binaries } from './binaries.ts'
import { type Places, socketPath } from './places.ts'
import { runAs } from './server-user.ts'

/** What postmaster.pid says of a running server. */
export type Postmaster = { readonly pid: number; readonly socketFolder: string; readonly ready: boolean }

const largestLog = 10_000_000

/** The server that runs on this data folder now, or null. */
export function findPostmaster(places: Places): Postmaster | null {
  const lines = readLines(join(places.clusterFolder, 'postmaster.pid'))
  if (lines === null) return null
  const pid = Number(lines[0])
  if (!isPostmasterOf(pid, places.clusterFolder)) return null
  return { pid, socketFolder: lines[4] ?? '', ready: lines[7]?.trim() === 'ready' }
}

/**
 * Removes lock files whose process number is no server of this folder. PostgreSQL itself removes those of a dead
 * process, but refuses to start while any process of that number is listed: after a restart of a container the same
 * small numbers come back, and a killed server stays listed until its parent has asked for it.
 */
export function removeForeignLocks(places: Places, socketFolder: string): void {
  for (const file of [join(places.clusterFolder, 'postmaster.pid'), `${socketPath(socketFolder)}.lock`]) {
    const [pid] = readLines(file) ?? []
    if (pid === undefined || isPostmasterOf(Number(pid), places.clusterFolder)) continue
    // An empty one is just being written by a server that starts, unless it stays empty.
    const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0)
    if (pid !== '' || age > 10_000) rmSync(file, { force: true })
  }
}

/** Starts PostgreSQL in a session of its own, so that Ctrl-C in the terminal does not reach it before us. */
export function spawnPostmaster(
  binaries: Binaries,
  places: Places,
  socketFolder: string,
  settings: Readonly<Record<string, string>>,
): ChildProcess {
  const all = {
    listen_addresses: '',
    unix_socket_permissions: '0700',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...settings,
  }
  const options = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const log = openLog(places)
  const postmaster = spawn(
    join(binaries.folder, 'bin', 'postgres'),
    ['-D', places.clusterFolder, '-k', socketFolder, ...options],
    {
      ...runAs(places.user),
      cwd: '/',
      detached: true,
      env: { PATH: '/usr/bin:/bin', TZ: 'UTC' },
      stdio: ['ignore', log, log],
    },
  )
  postmaster.unref()
  postmaster.on('error', () => {})
  closeSync(log)
  return postmaster
}

/** The last lines PostgreSQL wrote, for a message. */
export function lastLogLines(places: Places): string {
  const lines = existsSync(places.logFile) ? readFileSync(places.logFile, 'utf8').trim().split('\n') : []
  return lines.slice(-4).join('\n')
}

function openLog({ logFile, user }: Places): number {
  if (existsSync(logFile) && statSync(logFile).size > largestLog) truncateSync(logFile)
  const log = openSync(logFile, 'a', 0o600)
  chownSync(logFile, user.uid, user.gid)
  return log
}

function readLines(file: string): string[] | null {
  try {
    return readFileSync(file, 'utf8').split('\n')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

function isPostmasterOf(pid: number, clusterFolder: string): boolean {
  if (!(pid > 0) || !isAlive(pid)) return false
  try {
    const command = existsSync('/proc/self/cmdline')
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ')
      : execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
    return command.includes(`-D ${clusterFolder} `)
  } catch {
    return false
  }
}
