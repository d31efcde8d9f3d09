import { type Config, loadConfig, replaceMasterKey } from '#platform/config'
import {
  countKeysToRewrap,
  type Keyring,
  masterKeyId,
  openKeyring,
  rewrapPersonKeys,
  systemRandom,
} from '#platform/crypto'
import { type Database, openDatabase } from '#platform/database'
import { type Answer, ask, CommandRefusal } from '../command-line.ts'
import type { Command } from '../commands.ts'
import { exitCodes, say } from '../outcome.ts'
import { progress } from '../progress.ts'

const help = `senim keys rotate
Wraps the key of every person anew under a new master key, with the site up. What the people's keys encrypt is not touched.
Stopped on the way, it goes on where it was when it is called again.
  In the sandbox it makes the new master key itself (STATE/keys/master-key); running programs notice within a second.
  In production: 1. set SENIM_MASTER_KEY to a new key and SENIM_PREVIOUS_MASTER_KEYS to the old one, 2. restart the
  processes one by one, 3. call this with the same settings, 4. empty SENIM_PREVIOUS_MASTER_KEYS.
  The old key is kept (STATE/keys/previous): backups made before open with it alone. Destroy it together with them.
Output        {"rotated": true, "resumed": true|false, "masterKey": ID, "wrapped": n, "left": 0}
  masterKey   says which key it is, nothing about it
Exit codes    0 rotated, 1 some keys are left, 2 unusable settings, 3 fault
Errors        no-new-key
Example
  senim keys rotate --json
  {"rotated":true,"resumed":false,"masterKey":"5a0c91e2f7d3","wrapped":20514,"left":0}`

/** So long every running program takes at most to notice a new key, and a little more. */
const noticeMilliseconds = 1000

/** `senim keys rotate`. */
export const keys: Command = async ([word = '', ...words]) => {
  if (word !== 'rotate') {
    say(help)
    return word === '--help' || word === '' ? exitCodes.yes : exitCodes.unusable
  }
  return ask(
    {
      help,
      fromWords: (more) => (more.length > 0 ? null : {}),
      answer: rotate,
      isYes: ({ left }) => left === 0,
      print: ({ resumed, masterKey, wrapped, left }) =>
        `${resumed ? 'Went on and' : 'Made a new master key and'} wrapped ${wrapped} keys under ${masterKey}; ${left} left.`,
    },
    words,
  )
}

async function rotate(): Promise<Answer> {
  const config = loadConfig()
  const { database, close } = await openDatabase(config, say)
  try {
    const resumed = (await countKeysToRewrap(database, openKeyring(config))) > 0
    const keyring = resumed ? openKeyring(config) : newKeyring(config)
    await notice()
    const report = progress()
    const told = (wrapped: number) => report(`${wrapped} keys wrapped`)
    const first = await rewrapPersonKeys(database, keyring, systemRandom, told)
    // Somebody may have come in while a program had not noticed yet.
    await notice()
    const wrapped = first + (await rewrapPersonKeys(database, keyring, systemRandom, told))
    return await answerOf(database, keyring, resumed, wrapped)
  } finally {
    await close()
  }
}

async function answerOf(database: Database, keyring: Keyring, resumed: boolean, wrapped: number) {
  const left = await countKeysToRewrap(database, keyring)
  return { rotated: left === 0, resumed, masterKey: keyring.currentMasterId, wrapped, left }
}

/** In production the new key comes with the settings, so there is nothing to make. */
function newKeyring(config: Config): Keyring {
  if (config.keysFolder === null) {
    if (config.previousMasterKeys.length > 0) return openKeyring(config)
    throw new CommandRefusal(
      'no-new-key',
      'Every key is wrapped by SENIM_MASTER_KEY already. Set it to a new key (openssl rand -base64 32) and ' +
        'SENIM_PREVIOUS_MASTER_KEYS to the old one, restart the processes one by one, and call this again.',
    )
  }
  replaceMasterKey(config.keysFolder, masterKeyId(config.masterKey), systemRandom.bytes(32))
  return openKeyring(loadConfig())
}

function notice(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, noticeMilliseconds))
}
