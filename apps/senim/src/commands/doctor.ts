import { modelsState } from '#modules/face'
import { documentModelsState } from '#modules/identity-documents'
import { environment } from '#platform/config'
import type { Command } from '../commands.ts'
import { broken, type Check, describeFindings, examine, fine } from '../doctor/index.ts'
import { exitCodes } from '../outcome.ts'

const modelsInPlace = (name: string, state: typeof modelsState): Check => ({
  name,
  look: async () => {
    const missing = (await state()).models.filter(({ state }) => state !== 'ready')
    if (missing.length === 0) return fine('all files there, hashes right')
    return broken(
      `${missing.map(({ file }) => file).join(', ')} missing or changed`,
      'Run npm start: it fetches them again from the npm registry.',
    )
  },
})

/** `senim doctor`: looks at everything, changes nothing, and names each remedy. */
export const doctor: Command = async (words) => {
  const findings = await examine(environment, [
    modelsInPlace('face models', modelsState),
    modelsInPlace('document models', documentModelsState),
  ])
  const wellBeing = findings.every((finding) => finding.ok)
  const text = words.includes('--json')
    ? JSON.stringify({ ok: wellBeing, findings })
    : describeFindings(findings)
  process.stdout.write(`${text}\n`)
  return wellBeing ? exitCodes.yes : exitCodes.no
}
