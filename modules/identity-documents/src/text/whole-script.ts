import { existsSync } from 'node:fs'
import { join } from 'node:path'

const file = 'Cyrillic.traineddata'
/** Where the packages of Debian and Ubuntu, Fedora and Arch put the model. */
const folders = [
  '/usr/share/tesseract-ocr/5/tessdata',
  '/usr/share/tesseract-ocr/5/tessdata/script',
  '/usr/share/tesseract-ocr/4.00/tessdata',
  '/usr/share/tesseract/tessdata/script',
  '/usr/share/tessdata/script',
] as const

/**
 * The model of the whole Cyrillic script, which no npm package carries: it is used where this machine has it, in the
 * folder of the models or from the system's package. Null where it has not.
 */
export function findWholeScript(modelsFolder: string): string | null {
  return (
    [modelsFolder, ...folders].map((folder) => join(folder, file)).find((path) => existsSync(path)) ?? null
  )
}
