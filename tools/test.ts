import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fetchModels } from '#modules/face'
import { fetchDocumentModels } from '#modules/identity-documents'
import type { FetchProgress } from '#platform/models'
import { projectRoot, stateFolder } from '#platform/root'

/** `npm test`: brings the browser and the models, runs the checks and every test, and ends with one line of counts. */
const words = process.argv.slice(2)
bringChromium()
const onProgress = ({ step, package: from }: FetchProgress) =>
  step === 'fetching' && say(`Fetching models of ${from} …`)
await fetchModels({ onProgress })
await fetchDocumentModels({ onProgress })
const report = join(stateFolder, 'test-report.json')
mkdirSync(stateFolder, { recursive: true })
const checked = words.length > 0 || run('node', ['tools/check.ts'])
const tested = run('node_modules/.bin/vitest', [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...words,
])
const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites } = JSON.parse(
  readFileSync(report, 'utf8'),
)
const failed =
  numFailedTests +
  (numFailedTests === 0 && !tested ? Math.max(1, numFailedTestSuites) : 0) +
  (checked ? 0 : 1)
process.stdout.write(
  `${numPassedTests + (checked ? 1 : 0)} passed, ${failed} failed, ${numPendingTests} skipped\n`,
)
process.exitCode = failed === 0 ? 0 : 1

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

function run(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { cwd: projectRoot, stdio: 'inherit' }).status === 0
}

/** Journeys drive the system's Chromium; on Debian as root it can be installed here and now. */
function bringChromium(): void {
  if (existsSync('/usr/bin/chromium') || process.platform !== 'linux') return
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    process.stderr.write(
      'No Chromium at /usr/bin/chromium: journeys in the browser will be skipped. Install the package "chromium".\n',
    )
    return
  }
  say('Installing Chromium for the journeys (apt-get install chromium) …')
  run('apt-get', ['update', '-qq'])
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'])
}
