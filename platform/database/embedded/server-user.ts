import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { codeOf, DatabaseError } from '../errors.ts'

/** The operating-system user PostgreSQL runs as. It refuses to run as root. */
export type ServerUser = { readonly name: string; readonly uid: number; readonly gid: number }

const preferred = ['senim', 'postgres', '_postgres', 'nobody']

/** Our own user; for root, whoever owns the data folder already, or else an unprivileged user. */
export function chooseServerUser(clusterFolder: string): ServerUser {
  const self = ownUser()
  if (self.uid !== 0) return self
  const users = readUsers()
  const owner = ownerOf(clusterFolder)
  const chosen =
    users.find((user) => user.uid === owner) ??
    preferred.map((name) => users.find((user) => user.name === name)).find(Boolean)
  return chosen ?? createUser()
}

/** Whether that user may enter the folder, parents included. */
export function mayEnter(user: ServerUser, folder: string): boolean {
  if (user.uid === process.getuid?.()) return true
  const asUser = { uid: user.uid, gid: user.gid, cwd: '/', stdio: 'ignore' } as const
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], asUser).status === 0
}

/** What to pass to `spawn` so that a program runs as that user. */
export function runAs(user: ServerUser): { uid?: number; gid?: number } {
  return user.uid === process.getuid?.() ? {} : { uid: user.uid, gid: user.gid }
}

function ownUser(): ServerUser {
  try {
    const { username, uid, gid } = userInfo()
    return { name: username, uid, gid }
  } catch (cause) {
    const uid = process.getuid?.() ?? -1
    throw new DatabaseError(
      'no-user',
      `User ${uid} has no line in /etc/passwd, and PostgreSQL does not start without one.`,
      `Add one (echo "senim:x:${uid}:${process.getgid?.()}::/:/bin/false" >> /etc/passwd), or set DATABASE_URL.`,
      { cause },
    )
  }
}

function readUsers(): ServerUser[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter((user) => user.name !== '' && user.uid > 0)
}

function ownerOf(folder: string): number | null {
  try {
    return statSync(folder).uid
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

function createUser(): ServerUser {
  try {
    execFileSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'senim'], {
      stdio: 'ignore',
    })
  } catch (cause) {
    throw new DatabaseError(
      'no-user',
      'PostgreSQL does not run as root, and there is no unprivileged user (postgres or nobody) to run it as.',
      'Add one (adduser --system senim), or set DATABASE_URL.',
      { cause },
    )
  }
  const created = readUsers().find((user) => user.name === 'senim')
  if (created) return created
  throw new DatabaseError(
    'no-user',
    'The user senim was added but is not in /etc/passwd.',
    'Set DATABASE_URL.',
  )
}
