import { spawn } from 'node:child_process'
import { delimiter, dirname, join } from 'node:path'
import { projectRoot } from '#platform/root'

/** One check of `npm run check`: a program and its words. */
export type Check = { readonly name: string; readonly program: string; readonly words: readonly string[] }
export type Outcome = {
  readonly name: string
  readonly passed: boolean
  readonly seconds: number
  readonly output: string
}

const bin = join(projectRoot, 'node_modules', '.bin')

/** What holds the conventions, the slowest first. */
const checks: readonly Check[] = [
  { name: 'types', program: join(bin, 'tsc'), words: [] },
  { name: 'unused code', program: join(bin, 'knip'), words: ['--no-config-hints', '--no-progress'] },
  {
    name: 'lint and format',
    program: join(bin, 'biome'),
    words: ['check', '--diagnostic-level=warn', '--error-on-warnings', '--max-diagnostics=50', '.'],
  },
  ...['boundaries', 'sizes', 'texts', 'coverage'].map((name) => ({
    name,
    program: process.execPath,
    words: [join(projectRoot, 'tools', `check-${name}.ts`)],
  })),
  {
    name: 'drawn workflows',
    program: process.execPath,
    words: [join(projectRoot, 'tools', 'draw-workflow.ts'), '--check'],
  },
]

/** Runs all checks at once; the answers keep the order of the list. */
export function runChecks(list: readonly Check[]): Promise<readonly Outcome[]> {
  return Promise.all(list.map(runCheck))
}

/** What failed in full, then a line per check. */
export function summary(outcomes: readonly Outcome[]): string {
  const width = Math.max(...outcomes.map(({ name }) => name.length))
  const failures = outcomes
    .filter(({ passed }) => !passed)
    .map(({ name, output }) => `── ${name}\n${output.trim()}\n`)
  const lines = outcomes.map(
    ({ name, passed, seconds }) =>
      `${passed ? '✓' : '✗'} ${name.padEnd(width)}  ${seconds.toFixed(1).padStart(5)} s`,
  )
  return `${[...failures, ...lines].join('\n')}\n`
}

function runCheck({ name, program, words }: Check): Promise<Outcome> {
  const started = performance.now()
  // The programs of npm packages find Node by PATH; it must be the one that runs this.
  const env = {
    ...process.env,
    PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}`,
    NO_COLOR: '1',
  }
  return new Promise((resolve) => {
    const child = spawn(program, words, { cwd: projectRoot, env, shell: process.platform === 'win32' })
    let output = ''
    const end = (passed: boolean) =>
      resolve({ name, passed, seconds: (performance.now() - started) / 1000, output })
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => {
      output += `${program} does not start: ${error.message}. Run npm start once to install it.`
      end(false)
    })
    child.on('close', (code) => end(code === 0))
  })
}

if (import.meta.main) {
  const outcomes = await runChecks(checks)
  process.stdout.write(summary(outcomes))
  process.exitCode = outcomes.every(({ passed }) => passed) ? 0 : 1
}
