import { modelsState } from '#modules/face'
import { environment } from '#platform/config'
import type { Command } from '../commands.ts'
import { broken, type Check, describeFindings, examine, fine } from '../doctor/index.ts'
import { exitCodes } from '../outcome.ts'

const modelsInPlace: Check = {
  name: 'face models',
  look: async () => {
    const missing = (await modelsState()).models.filter(({ state }) => state !== 'ready')
    if (missing.length === 0) return fine('all files there, hashes right')
    return broken(
      `${missing.map(({ file }) => file).join(', ')} missing or changed`,
      'Run npm start: it fetches them again from the npm registry.',
    )
  },
}

/** `senim doctor`: looks at everything, changes nothing, and names each remedy. */
export const doctor: Command = async (words) => {
  const findings = await examine(environment, [modelsInPlace])
  const wellBeing = findings.every((finding) => finding.ok)
  const text = words.includes('--json')
    ? JSON.stringify({ ok: wellBeing, findings })
    : describeFindings(findings)
  process.stdout.write(`${text}\n`)
  return wellBeing ? exitCodes.yes : exitCodes.no
}
