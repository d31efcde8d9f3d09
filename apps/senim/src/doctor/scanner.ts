import { readClamdVersion } from '#modules/attachments'
import { broken, type Check, fine, notLookedAt, optional } from './check.ts'

/** The scanner that looks at attachments answers, where one is set up. */
export const virusScanner: Check = {
  name: 'Virus scanner',
  look: async ({ config }) => {
    if (config === null) return notLookedAt
    if (config.clamd === null)
      return optional(
        'none: people read that their files are not scanned',
        'To scan attachments: sudo apt-get install clamav-daemon, then SENIM_CLAMD=unix:/run/clamav/clamd.ctl',
      )
    const version = await readClamdVersion(config.clamd)
    return version
      ? fine(version)
      : broken('no answer: no file can be attached', 'Start clamd, correct SENIM_CLAMD, or remove it.')
  },
}
