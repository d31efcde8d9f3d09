import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Check, fine, optional } from './check.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome']

/** Only the journeys in `npm test` need it. */
export const chromiumForTests: Check = {
  name: 'Chromium (for tests)',
  look: ({ env }) => {
    const folders = (env.PATH ?? '').split(delimiter)
    const found = folders
      .flatMap((folder) => names.map((name) => join(folder, name)))
      .find((file) => existsSync(file))
    return found ? fine(found) : optional('not found', 'To run the journeys: sudo apt-get install chromium')
  },
}
