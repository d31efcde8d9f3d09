import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { build } from 'esbuild'
import { projectRoot } from '#platform/root'

const patience = 60_000

/** The sandbox as `npm start` opens it, in a process of its own. */
export async function startSandboxBank(
  stateFolder: string,
  settings: Readonly<Record<string, string>>,
  origin: string,
): Promise<{ readonly stop: () => Promise<void> }> {
  const program = join(stateFolder, 'sandbox.js')
  await build({
    absWorkingDir: projectRoot,
    entryPoints: ['apps/sandbox/src/main.ts'],
    outfile: program,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node24',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    logLevel: 'warning',
  })
  const sandbox = spawn(process.execPath, [program], {
    cwd: projectRoot,
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => sandbox.once('exit', () => resolve()))
  const stop = async () => {
    sandbox.kill('SIGTERM')
    await ended
  }
  const deadline = Date.now() + patience
  while (!(await isUp(origin))) {
    if (Date.now() < deadline && sandbox.exitCode === null) continue
    await stop()
    throw new Error('The sandbox did not start.')
  }
  return { stop }
}

async function isUp(origin: string): Promise<boolean> {
  await new Promise((resolve) => setTimeout(resolve, 100))
  return fetch(`${origin}/api/bank/troubles`).then(
    (response) => response.ok,
    () => false,
  )
}
