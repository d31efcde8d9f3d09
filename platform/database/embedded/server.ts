import { existsSync, rmdirSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { DatabaseError } from '../errors.ts'
import { reachableBinaries } from './binaries.ts'
import { ensureCluster } from './cluster.ts'
import { choosePlaces, makeSocketFolder, type Places, socketPath } from './places.ts'
import { findPostmaster, isAlive, lastLogLines, removeForeignLocks, spawnPostmaster } from './postmaster.ts'
import { comeIn, type Presence } from './presence.ts'

/** The embedded PostgreSQL, as one process that uses it sees it. */
export type EmbeddedServer = {
  /** Folder of the Unix socket; there is no port. */
  readonly socketFolder: string
  readonly origin: 'started' | 'adopted'
  readonly places: Places
  /** Stops the server if nobody else uses it. */
  readonly leave: () => Promise<'stopped' | 'still-used'>
  /** Ends our use of the server and lets it run on, for a process that comes soon. */
  readonly leaveRunning: () => Promise<void>
}

export type EmbeddedOptions = {
  readonly stateFolder: string
  /** PostgreSQL settings for the command line, such as `{ fsync: 'off' }` for tests. */
  readonly settings?: Readonly<Record<string, string>>
  /** Told what is happening, a sentence at a time. */
  readonly report?: (sentence: string) => void
  /** How long to wait for the server, in milliseconds. */
  readonly patience?: number
}

type Running = {
  readonly presence: Presence
  readonly socketFolder: string
  readonly origin: 'started' | 'adopted'
}

/** Starts the embedded server, or adopts the one that runs already, and keeps it running until `leave`. */
export async function startEmbeddedServer(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const places = choosePlaces(options.stateFolder)
  const report = options.report ?? (() => {})
  if (places.note) report(places.note)
  let running = await bringUp(places, options)
  let leaving = false

  const watch = async () => {
    for (;;) {
      await running.presence.lost
      if (leaving) return
      report('The database stopped unexpectedly; starting it again.')
      running = await bringUp(places, options)
      report('The database runs again.')
    }
  }
  watch().catch((error: unknown) => report(error instanceof Error ? error.message : String(error)))

  return {
    socketFolder: running.socketFolder,
    origin: running.origin,
    places,
    leave: async () => {
      leaving = true
      return leave(places, running)
    },
    leaveRunning: async () => {
      leaving = true
      await running.presence.leave()
    },
  }
}

async function bringUp(places: Places, options: EmbeddedOptions): Promise<Running> {
  const report = options.report ?? (() => {})
  const deadline = Date.now() + (options.patience ?? 120_000)
  const starter = starterOf(places, options)
  let told = false
  for (;;) {
    const postmaster = findPostmaster(places)
    if (postmaster) {
      const presence = await comeIn(postmaster.socketFolder)
      if (presence)
        return { presence, socketFolder: postmaster.socketFolder, origin: starter.origin(postmaster.pid) }
      // Somebody emptied /tmp: without its socket the server is of no use to anybody.
      if (postmaster.ready && !existsSync(socketPath(postmaster.socketFolder)))
        signal(postmaster.pid, 'SIGINT')
    } else await starter.start()
    if (Date.now() > deadline) throw tooSlow(places)
    if (!told && Date.now() > deadline - (options.patience ?? 120_000) + 2000) {
      told = true
      report('Waiting for the database to become ready …')
    }
    await wait(20)
  }
}

/** Starts PostgreSQL when there is none, again if it went away at once, five times at most. */
function starterOf(places: Places, options: EmbeddedOptions) {
  let child: ReturnType<typeof spawnPostmaster> | null = null
  let attempts = 0
  return {
    origin: (pid: number) => (child?.pid === pid ? ('started' as const) : ('adopted' as const)),
    start: async () => {
      if (child?.pid !== undefined && child.exitCode === null && child.signalCode === null) return
      if (attempts === 5) throw doesNotStart(places)
      // After kill -9 of a server its last queries may still run; that is waited for, not given up on.
      if (!lastLogLines(places).includes('shared memory block')) attempts += 1
      if (child !== null) await wait(400)
      const binaries = reachableBinaries(places.user, places.home)
      await ensureCluster(binaries, places)
      const socketFolder = makeSocketFolder(places)
      removeForeignLocks(places, socketFolder)
      child = spawnPostmaster(binaries, places, socketFolder, options.settings ?? {})
    },
  }
}

async function leave(places: Places, running: Running): Promise<'stopped' | 'still-used'> {
  const { presence, socketFolder } = running
  const last = await presence.isLast().catch(() => false)
  const postmaster = last ? findPostmaster(places) : null
  if (postmaster) {
    signal(postmaster.pid, 'SIGINT')
    const deadline = Date.now() + 60_000
    while (isAlive(postmaster.pid) && findPostmaster(places) && Date.now() < deadline) await wait(10)
  }
  await presence.leave()
  if (!postmaster) return 'still-used'
  removeFolder(socketFolder)
  return 'stopped'
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // It ended in the meantime, which is what the signal asks for.
  }
}

function removeFolder(folder: string): void {
  try {
    rmdirSync(folder)
  } catch {
    // A new server may have put its socket there already.
  }
}

function tooSlow(places: Places): DatabaseError {
  return new DatabaseError(
    'start',
    `The embedded database did not become ready:\n${lastLogLines(places)}\n`,
    `See ${places.logFile}.`,
  )
}

function doesNotStart(places: Places): DatabaseError {
  return new DatabaseError(
    'start',
    `The embedded database does not start:\n${lastLogLines(places)}\n`,
    `See ${places.logFile}; senim doctor names the usual causes.`,
  )
}
