import { type Environment, readConfig, stateFolderOf } from '#platform/config'
import { projectRoot } from '#platform/root'
import { chromiumForTests } from './browser.ts'
import { broken, type Check, type Finding, type Outcome, type Patient } from './check.ts'
import { databaseReachable, migrationsApplied } from './database.ts'
import { embeddedPrograms, embeddedServer, socketFits, stateFolderUsable } from './embedded.ts'
import { diskSpace, installComplete, nodeVersion } from './installation.ts'
import { clockTogether, portsFree, sandboxAnswers } from './network.ts'
import { virusScanner } from './scanner.ts'
import { keysInPlace, settingsUsable } from './settings.ts'
import { smsOperators } from './sms.ts'
import { trustListUsable } from './trust.ts'

const patienceMilliseconds = 15_000

/** Every check there is, in the order in which a broken one explains those after it. */
export const checks: readonly Check[] = [
  nodeVersion,
  installComplete,
  diskSpace(),
  keysInPlace,
  settingsUsable,
  trustListUsable,
  stateFolderUsable,
  embeddedPrograms,
  socketFits,
  embeddedServer,
  databaseReachable,
  migrationsApplied(),
  portsFree,
  sandboxAnswers,
  smsOperators,
  virusScanner,
  clockTogether,
  chromiumForTests,
]

/**
 * Looks at everything and says what is broken and how to mend it; changes nothing.
 *
 *     const findings = await examine(environment, [modelsInPlace])
 */
export async function examine(env: Environment, more: readonly Check[] = []): Promise<readonly Finding[]> {
  const stateFolder = stateFolderOf(env)
  // The keys are looked at first, because reading the settings of a sandbox makes those that are missing.
  const keys = await runCheck(keysInPlace, { root: projectRoot, env, stateFolder, config: null })
  const reading = readConfig(env)
  const patient: Patient = { root: projectRoot, env, stateFolder, config: reading.ok ? reading.config : null }
  const findings: Finding[] = []
  for (const check of [...checks, ...more])
    findings.push(check === keysInPlace ? keys : await runCheck(check, patient))
  return findings
}

/** One check; if it fails itself or does not come to an end, that is its finding. */
export async function runCheck(check: Check, patient: Patient): Promise<Finding> {
  const patience = Promise.withResolvers<Outcome>()
  const timer = setTimeout(
    () => patience.resolve(broken('no answer within 15 seconds', 'Look whether the machine is overloaded.')),
    patienceMilliseconds,
  )
  try {
    return { name: check.name, ...(await Promise.race([check.look(patient), patience.promise])) }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return {
      name: check.name,
      ...broken(`could not be looked at: ${reason}`, 'Mend what it names and look again.'),
    }
  } finally {
    clearTimeout(timer)
  }
}

/** The findings as lines for a person. */
export function describeFindings(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map((finding) => finding.name.length))
  return findings
    .flatMap(({ name, ok, found, remedy }) => [
      `${ok ? '✓' : '✗'} ${name.padEnd(width)}  ${found}`,
      ...(remedy ? [`  ${' '.repeat(width)}  → ${remedy}`] : []),
    ])
    .join('\n')
}
