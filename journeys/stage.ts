import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'
import { projectRoot } from '#platform/root'

/** One whole Senim with its own State, clock and phones: one journey at a time plays on it. */
export type Stage = {
  readonly portal: string
  readonly sandbox: string
  readonly digitalId: string
  readonly office: string
  readonly cameraFile: string
  /** What the operator's own commands need to find this very Senim. */
  readonly settings: Readonly<Record<string, string>>
  /** Links by which the first two administrators join. */
  readonly invitations: readonly string[]
  /** A link by which a support officer joins. */
  readonly supportInvitation: string
}

declare module 'vitest' {
  interface ProvidedContext {
    stages: readonly Stage[]
  }
}

type Running = { readonly stage: Stage; readonly stop: () => Promise<void> }

/** Before all journeys: as many stages as journeys are played at once. */
export default async function setStages(project: TestProject): Promise<() => Promise<void>> {
  const named = process.argv.filter((word) => word.includes('.journey')).length
  const wanted = Math.min(project.config.maxWorkers, named || Number.POSITIVE_INFINITY)
  const ports = await freePorts(wanted)
  const running = await Promise.all(ports.map(setStage))
  project.provide(
    'stages',
    running.map(({ stage }) => stage),
  )
  return async () => {
    await Promise.all(running.map(({ stop }) => stop()))
  }
}

/** Starts the whole of Senim, as `npm start` does, in a state folder of its own. */
async function setStage(firstPort: number): Promise<Running> {
  mkdirSync(join(projectRoot, '.senim'), { recursive: true })
  const state = mkdtempSync(join(projectRoot, '.senim', 'journeys-'))
  const origin = (offset: number) => `http://localhost:${firstPort + offset}`
  const settings = {
    SENIM_STATE: state,
    SENIM_MODELS: process.env.SENIM_MODELS || join(projectRoot, '.senim', 'models'),
    SENIM_PORT: String(firstPort),
    SENIM_NCALAYER_PORT: String(firstPort + 11),
    // As behind a reverse proxy: the people of the journeys are no neighbours who use up each other's limits.
    SENIM_TRUSTED_PROXIES: '127.0.0.1,::1',
  }
  const senim = spawn(process.execPath, ['apps/senim/src/main.ts', 'start'], {
    cwd: projectRoot,
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // Where another stage fails to start, this one does not outlive the run.
  process.once('exit', () => senim.kill('SIGKILL'))
  let output = ''
  for (const stream of [senim.stdout, senim.stderr]) stream.on('data', (chunk) => (output += chunk))
  await waitFor(
    `${origin(0)}/health`,
    () => senim.exitCode !== null,
    () => output,
  )
  const stage = {
    settings,
    portal: origin(0),
    digitalId: origin(1),
    office: origin(2),
    sandbox: origin(10),
    invitations: await invitationsIn(() => output),
    supportInvitation: await inviteSupport({ ...process.env, ...settings }),
    cameraFile: join(state, 'camera.mjpeg'),
  }
  return {
    stage,
    stop: async () => {
      await end(senim, () => output)
      rmSync(state, { recursive: true, force: true })
    },
  }
}

async function end(senim: ChildProcess, output: () => string): Promise<void> {
  const ended = new Promise((resolve) => senim.once('exit', resolve))
  senim.kill('SIGTERM')
  const impatience = setTimeout(() => {
    process.exitCode = 1
    console.error(`Senim did not stop within 30 s after it was told to:\n${output().slice(-2000)}`)
    senim.kill('SIGKILL')
  }, 30_000)
  await ended
  clearTimeout(impatience)
}

/** Rows of ports nobody listens on, by their first; another run of the journeys may be under way beside this one. */
async function freePorts(rows: number): Promise<readonly number[]> {
  const found: number[] = []
  for (let first = 4300; first < 4700 && found.length < rows; first += 20) {
    const free = await Promise.all([0, 1, 2, 9, 10, 11].map((offset) => isFree(first + offset)))
    if (free.every(Boolean)) found.push(first)
  }
  if (found.length < rows) throw new Error('Not enough free ports between 4300 and 4700.')
  return found
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, 'localhost', () => server.close(() => resolve(true)))
  })
}

async function waitFor(address: string, ended: () => boolean, output: () => string): Promise<void> {
  const deadline = Date.now() + 90_000
  while (Date.now() < deadline) {
    if (ended()) throw new Error(`Senim ended before it was ready:\n${output()}`)
    const ready = await fetch(address).then(
      (response) => response.ok,
      () => false,
    )
    if (ready) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error(`Senim was not ready after 90 s:\n${output()}`)
}

/** The links that Senim prints for the first administrators, a moment after its sites answer. */
async function invitationsIn(output: () => string): Promise<readonly string[]> {
  for (let tries = 0; tries < 100; tries += 1) {
    const links = output().match(/http:\/\/localhost:\d+\/join\/[\w-]{43}/g) ?? []
    if (links.length >= 2) return links
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`Senim printed no links for the first administrators:\n${output()}`)
}

/** The operator invites a support officer on the command line. */
async function inviteSupport(env: NodeJS.ProcessEnv): Promise<string> {
  const invite = [
    'staff',
    'invite',
    '--role',
    'support',
    '--name',
    'Құрманов Оразбек',
    '--iin',
    '460915300019',
  ]
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['apps/senim/src/main.ts', ...invite, '--json'],
    { cwd: projectRoot, env },
  )
  return JSON.parse(stdout).link
}
