import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { modelsFolderInUse } from '#platform/models'
import { projectRoot, stateFolder } from '#platform/root'

/** The whole of Senim in a state folder of its own, for as long as a measurement takes. */
export type RunningSenim = {
  readonly portal: string
  readonly digitalId: string
  readonly sandbox: string
  /** Where the operators' pages are: metrics, health. */
  readonly operations: string
  readonly startSeconds: number
  /** Processor time of the serving process so far, all threads; the database and the sandbox are not in it. */
  readonly cpuSeconds: () => number
  readonly stop: () => Promise<void>
}

const patience = 120_000
const goodbye = 20_000

/** Starts Senim as `npm start` does. */
export async function startSenim(
  firstPort: number,
  settings: Readonly<Record<string, string>> = {},
): Promise<RunningSenim> {
  const state = mkdtempSync(join(stateFolder, 'bench-'))
  chmodSync(state, 0o755)
  const started = Date.now()
  const senim = spawn(process.execPath, ['apps/senim/src/main.ts', 'start'], {
    cwd: projectRoot,
    env: {
      ...process.env,
      SENIM_STATE: state,
      SENIM_PORT: String(firstPort),
      SENIM_MODELS: modelsFolderInUse(),
      ...settings,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => senim.once('exit', () => resolve()))
  const stop = async () => {
    senim.kill('SIGTERM')
    const impatience = setTimeout(() => senim.kill('SIGKILL'), goodbye)
    await ended
    clearTimeout(impatience)
    rmSync(state, { recursive: true, force: true })
  }
  const origin = (offset: number) => `http://localhost:${firstPort + offset}`
  try {
    await answers(`${origin(0)}/health`, () => senim.exitCode !== null)
  } catch (error) {
    await stop()
    throw error
  }
  return {
    portal: origin(0),
    digitalId: origin(1),
    sandbox: origin(10),
    operations: origin(9),
    startSeconds: (Date.now() - started) / 1000,
    cpuSeconds: () => cpuSecondsOf(senim.pid ?? 0),
    stop,
  }
}

/** To the nanosecond: proc_pid_stat counts hundredths of a second, too coarse for one page. */
function cpuSecondsOf(pid: number): number {
  const threads = `/proc/${pid}/task`
  const spent = readdirSync(threads).map((thread) => nanosecondsOf(join(threads, thread, 'schedstat')))
  return spent.reduce((sum, one) => sum + one, 0) / 1e9
}

/** A thread may end between the listing and the look. */
function nanosecondsOf(path: string): number {
  return existsSync(path) ? Number(readFileSync(path, 'utf8').split(' ')[0]) : 0
}

async function answers(address: string, hasEnded: () => boolean): Promise<void> {
  const deadline = Date.now() + patience
  while (Date.now() < deadline && !hasEnded()) {
    const ready = await fetch(address, { signal: AbortSignal.timeout(2000) }).then(
      (response) => response.ok,
      () => false,
    )
    if (ready) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error('Senim did not start.')
}
