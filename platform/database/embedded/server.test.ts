import { type ChildProcess, spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { projectRoot } from '#platform/root'
import { choosePlaces, socketPath } from './places.ts'
import { findPostmaster, isAlive } from './postmaster.ts'
import { type EmbeddedServer, startEmbeddedServer } from './server.ts'

const isRoot = process.getuid?.() === 0

let folder: string
let servers: EmbeddedServer[]
let others: ChildProcess[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'senim-server-'))
  chmodSync(folder, 0o755)
  servers = []
  others = []
})
afterEach(async () => {
  for (const other of others) other.kill('SIGKILL')
  for (const server of servers) await server.leave()
  rmSync(folder, { recursive: true, force: true })
})

async function start(stateFolder = folder, report?: (sentence: string) => void): Promise<EmbeddedServer> {
  const server = await startEmbeddedServer({ stateFolder, ...(report && { report }), patience: 20_000 })
  servers.push(server)
  return server
}

/** Another process that uses the server of this folder until it is killed. */
async function startElsewhere(stateFolder: string, as: { uid?: number; gid?: number } = {}) {
  const script = `
    import { startEmbeddedServer } from '#platform/database'
    const server = await startEmbeddedServer({ stateFolder: ${JSON.stringify(stateFolder)} })
    console.log(JSON.stringify({ origin: server.origin, socketFolder: server.socketFolder }))
    process.on('SIGTERM', async () => console.log(await server.leave()))`
  const other = spawn(process.execPath, ['--input-type=module', '-e', script], { cwd: projectRoot, ...as })
  others.push(other)
  const line = await Promise.race([
    new Promise<string>((resolve) => other.stdout.once('data', (chunk) => resolve(String(chunk)))),
    text(other.stderr).then((said) => Promise.reject(new Error(said))),
  ])
  return { other, ...(JSON.parse(line) as { origin: string; socketFolder: string }) }
}

async function kill(other: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = new Promise((resolve) => other.once('exit', resolve))
  other.kill(signal)
  await ended
}

async function query(server: { socketFolder: string }, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ host: server.socketFolder, port: 5432, user: 'senim', database: 'senim' })
  await client.connect()
  return (await client.query(sql).finally(() => client.end())).rows
}

describe('one server for all processes of a folder', () => {
  test('the second process shares it and the last to leave stops it', async () => {
    const first = await start()
    const second = await startElsewhere(folder)
    expect([first.origin, second.origin]).toEqual(['started', 'adopted'])
    expect(await first.leave()).toBe('still-used')
    expect(findPostmaster(first.places)).not.toBeNull()
    await kill(second.other, 'SIGTERM')
    expect(findPostmaster(first.places)).toBeNull()
    expect(existsSync(second.socketFolder)).toBe(false)
  })

  test('two first starts at the same moment end with one server', async () => {
    const [one, other] = await Promise.all([startElsewhere(folder), startElsewhere(folder)])
    expect([one.origin, other.origin].sort()).toEqual(['adopted', 'started'])
    await start()
  })

  test('it listens on no port and its socket is closed to others', async () => {
    const server = await start()
    expect(await query(server, 'show listen_addresses')).toEqual([{ listen_addresses: '' }])
    expect(statSync(server.socketFolder).mode & 0o777).toBe(0o700)
    expect(statSync(server.places.clusterFolder).mode & 0o777).toBe(0o700)
  })
})

describe('after kill -9', () => {
  test('of its owner, the orphaned server is adopted with what was committed', async () => {
    const owner = await startElsewhere(folder)
    await query(owner, 'create table kept as select 42 as answer')
    await kill(owner.other, 'SIGKILL')
    const server = await start()
    expect(server.origin).toBe('adopted')
    expect(await query(server, 'select * from kept')).toEqual([{ answer: 42 }])
    expect(await server.leave()).toBe('stopped')
  })

  test('of owner and server together, the next start recovers what was committed', async () => {
    const owner = await startElsewhere(folder)
    await query(owner, 'create table kept as select 42 as answer')
    process.kill(findPostmaster(choosePlaces(folder))?.pid ?? 0, 'SIGKILL')
    await kill(owner.other, 'SIGKILL')
    const server = await start()
    expect(server.origin).toBe('started')
    expect(await query(server, 'select * from kept')).toEqual([{ answer: 42 }])
  })

  test('of the server alone, it is started again on the same socket', async () => {
    const said: string[] = []
    const again = Promise.withResolvers<void>()
    const server = await start(folder, (sentence) => {
      said.push(sentence)
      if (sentence.includes('runs again')) again.resolve()
    })
    process.kill(findPostmaster(server.places)?.pid ?? 0, 'SIGKILL')
    await again.promise
    expect(said).toContain('The database stopped unexpectedly; starting it again.')
    expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }])
  })
})

describe('what a machine does to files', () => {
  test('lock files whose number now belongs to another program do not stop the start', async () => {
    const server = await start()
    await server.leave()
    const sleeper = spawn('sleep', ['60'], { detached: true })
    others.push(sleeper)
    const lines = [
      sleeper.pid,
      server.places.clusterFolder,
      1,
      5432,
      server.socketFolder,
      '',
      '  1 1',
      'ready',
    ]
    writeFileSync(join(server.places.clusterFolder, 'postmaster.pid'), `${lines.join('\n')}\n`)
    mkdirSync(server.socketFolder, { mode: 0o700 })
    chownSync(server.socketFolder, server.places.user.uid, server.places.user.gid)
    writeFileSync(`${socketPath(server.socketFolder)}.lock`, `${lines.join('\n')}\n`)
    expect((await start()).origin).toBe('started')
    expect(isAlive(sleeper.pid ?? 0)).toBe(true)
  })

  test('a socket swept out of /tmp is made anew', async () => {
    const owner = await startElsewhere(folder)
    await kill(owner.other, 'SIGKILL')
    rmSync(socketPath(owner.socketFolder))
    expect(await query(await start(), 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('a folder 100 characters deep still has a socket path that fits', async () => {
    const deep = join(folder, 'd'.repeat(50), 'e'.repeat(50))
    const server = await start(deep)
    expect(Buffer.byteLength(socketPath(server.socketFolder))).toBeLessThanOrEqual(107)
    expect(server.places.clusterFolder.startsWith(deep)).toBe(true)
  })

  test('a data folder that is something else is named and left alone', async () => {
    mkdirSync(join(folder, 'postgres'))
    writeFileSync(join(folder, 'postgres', 'thesis.txt'), 'years of work')
    await expect(start()).rejects.toThrow('is not a PostgreSQL data folder. Move it away')
    expect(readFileSync(join(folder, 'postgres', 'thesis.txt'), 'utf8')).toBe('years of work')
  })

  test('a damaged data folder gives the reason of PostgreSQL and the place of its log', async () => {
    const server = await start()
    await server.leave()
    rmSync(join(server.places.clusterFolder, 'global', 'pg_control'))
    await expect(start()).rejects.toThrow(/does not start:[\s\S]*pg_control[\s\S]*postgres\.log/)
  })
})

// Only root can become other users; run as anybody else, these have nothing to test.
describe.runIf(isRoot)('as root and as others', () => {
  test('root runs the server as an unprivileged user', async () => {
    const server = await start()
    const pid = findPostmaster(server.places)?.pid
    expect(statSync(`/proc/${pid}`).uid).toBe(server.places.user.uid)
    expect(server.places.user.uid).not.toBe(0)
  })

  test('a parent folder that only root can enter moves the data out and says so', async () => {
    const closed = join(folder, 'closed')
    mkdirSync(closed, { mode: 0o700 })
    const said: string[] = []
    const server = await start(join(closed, 'state'), (sentence) => said.push(sentence))
    expect(said[0]).toMatch(/^The database lives in .*cannot enter/)
    expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }])
    await server.leave()
    rmSync(server.places.home, { recursive: true })
  })

  test('an ordinary user runs the server as themselves', async () => {
    mkdirSync(join(folder, 'own'))
    const { uid, gid } = choosePlaces(folder).user
    chownSync(join(folder, 'own'), uid, gid)
    const other = await startElsewhere(join(folder, 'own'), { uid, gid })
    expect(other.origin).toBe('started')
    expect(statSync(join(folder, 'own', 'postgres')).uid).toBe(uid)
    const adopted = await start(join(folder, 'own'))
    expect(adopted.origin).toBe('adopted')
    await kill(other.other, 'SIGTERM')
  })

  test('a user without a line in /etc/passwd is told what to add', async () => {
    const unknown = startElsewhere(folder, { uid: 54_321, gid: 54_321 })
    await expect(unknown).rejects.toThrow('User 54321 has no line in /etc/passwd')
  })
})
