import { modelsState } from '#modules/face'
import { environment } from '#platform/config'
import type { Command } from '../commands.ts'
import { broken, type Check, describeFindings, examine, fine } from '../doctor/index.ts'
import { exitCodes } from '../outcome.ts'

/** `senim doctor [--json]`: looks at everything, changes nothing; 0 if all is well, 1 if something is broken. */
export const doctor: Command = async (words) => {
  const findings = await examine(environment, [modelsInPlace])
  const ok = findings.every((finding) => finding.ok)
  const answer = words.includes('--json')
    ? JSON.stringify({ ok, checks: findings })
    : describeFindings(findings)
  process.stdout.write(`${answer}\n`)
  return ok ? exitCodes.yes : exitCodes.no
}

/** The nets that look at faces: there, and byte for byte those this copy was measured with. */
const modelsInPlace: Check = {
  name: 'Models',
  look: async () => {
    const { folder, models } = await modelsState()
    const wrong = models.filter((model) => model.state !== 'ready')
    if (wrong.length === 0) return fine(`${models.length} files in ${folder}, whole`)
    const named = wrong.map((model) => `${model.file} (${model.state})`).join(', ')
    return broken(named, 'Run npm start with a network connection: it brings them and checks them.')
  },
}
