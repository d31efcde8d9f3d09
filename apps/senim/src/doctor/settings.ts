import { existsSync, readFileSync, statSync } from 'node:fs'
import { keyFiles, readConfig } from '#platform/config'
import { broken, type Check, fine, type Outcome } from './check.ts'

/** The settings of the environment can be used; all problems at once. */
export const settingsUsable: Check = {
  name: 'Settings',
  look: ({ env, config }) => {
    if (config) return fine(`mode ${config.mode}`)
    const reading = readConfig(env)
    if (reading.ok) return fine(`mode ${reading.config.mode}`)
    const found = reading.problems.map((problem) => `${problem.setting}: ${problem.found}`).join('; ')
    return broken(found, reading.problems.map((problem) => problem.remedy).join(' '))
  },
}

/** The master key and the pepper: there, readable by nobody else, of the right length. */
export const keysInPlace: Check = {
  name: 'Keys',
  look: ({ env, stateFolder }) => {
    if (env.SENIM_MASTER_KEY?.trim() && env.SENIM_PEPPER?.trim()) return fine('from the environment')
    if (env.SENIM_MODE === 'production') return fine('see the settings')
    const { masterKey, pepper } = keyFiles(stateFolder)
    if (!existsSync(masterKey) && !existsSync(pepper)) return fine('not made yet: the first start makes them')
    return (
      lookAtFile(masterKey) ?? lookAtFile(pepper) ?? fine(`in ${keyFiles(stateFolder).folder}, mode 0600`)
    )
  },
}

function lookAtFile(file: string): Outcome | null {
  if (!existsSync(file))
    return broken(
      `${file} is missing`,
      'Restore it from a backup: without it, what it protects stays unreadable.',
    )
  const mode = statSync(file).mode & 0o777
  if (mode !== 0o600)
    return broken(`${file} has mode 0${mode.toString(8)}`, `Others may read it: chmod 600 ${file}`)
  const { length } = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')
  if (length !== 32)
    return broken(
      `${file} holds ${length} bytes instead of 32`,
      'Restore it from a backup; a new one opens nothing.',
    )
  return null
}
