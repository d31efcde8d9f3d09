import { createInterface } from 'node:readline/promises'
import { checkIin, dayInKazakhstan } from '#kz'
import { eraseAccount } from '#modules/accounts'
import { forgetAttachments } from '#modules/attachments'
import { countOperations } from '#modules/audit'
import { eraseDocumentsOf, eraseJourneysOf } from '#modules/identity-proofing'
import { forgetTickets } from '#modules/support'
import { systemClock } from '#platform/clock'
import { type Config, loadConfig } from '#platform/config'
import { openKeyring } from '#platform/crypto'
import { openDatabase, transaction } from '#platform/database'
import { type Answer, ask, CommandRefusal } from '../command-line.ts'
import type { Command } from '../commands.ts'
import { say } from '../outcome.ts'

const help = `senim erase IIN [--yes]
Erases a person for good: the account, sessions, passkeys, documents, messages and who looked at their data go; the key that
opens everything else of theirs is destroyed. Asks first on a terminal; elsewhere it needs --yes.
  Remains: the operation history (it names nobody) and consents without a name. A backup made before holds the
  wrapped key: destroy old backups too.
Batch input   {"iin": TEXT, "yes": true}
Output        {"erased": true|false, "remains": {"operationHistoryLines": n}}
  erased   false: there is no account with this IIN
Exit codes    0 erased, 1 no such account, 2 not an IIN or not confirmed, 3 fault
Errors        bad-input not-an-iin not-confirmed
Example
  {"id":1,"iin":"850715300013","yes":true}
  {"id":1,"erased":true,"remains":{"operationHistoryLines":5}}`

/** `senim erase IIN`: what a person who wants to be forgotten is owed. */
export const erase: Command = (words) =>
  ask(
    {
      help,
      fromWords: ([iin, ...more], flags) =>
        iin === undefined || more.length > 0 ? null : { iin, yes: flags.has('yes'), mayAsk: true },
      answer: async (input) => {
        const iin = iinOf(input)
        if (input.yes !== true) await confirm(iin, input.mayAsk === true)
        return eraseByIin(loadConfig(), iin)
      },
      isYes: ({ erased }) => erased === true,
      print: ({ erased, remains }) => (erased ? farewell(remains) : 'There is no account with this IIN.'),
    },
    words,
  )

function iinOf({ iin }: Answer): string {
  if (typeof iin !== 'string')
    throw new CommandRefusal('bad-input', '"iin" is missing. Give the IIN as a text.')
  const { valid, code } = checkIin(iin, dayInKazakhstan(new Date()))
  if (valid) return iin
  throw new CommandRefusal('not-an-iin', `This is not an IIN (${code}). Nothing was erased.`)
}

async function confirm(iin: string, mayAsk: boolean): Promise<void> {
  const unconfirmed = (why: string) => new CommandRefusal('not-confirmed', `${why} Nothing was erased.`)
  if (!mayAsk || !process.stdin.isTTY) throw unconfirmed('Erasing cannot be undone: confirm it with --yes.')
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    const typed = await terminal.question(
      'This cannot be undone. Type the IIN once more to erase the person: ',
    )
    if (typed.trim() !== iin) throw unconfirmed('That is another IIN.')
  } finally {
    terminal.close()
  }
}

async function eraseByIin(config: Config, iin: string): Promise<Answer> {
  const { database, close } = await openDatabase(config, say)
  try {
    return await transaction(database, async (trx) => {
      const personId = await eraseAccount(trx, openKeyring(config), systemClock, iin)
      if (personId === null) return { erased: false }
      await eraseDocumentsOf(trx, personId)
      await eraseJourneysOf(trx, systemClock, personId)
      await forgetTickets(trx, personId)
      await forgetAttachments(trx, personId)
      return { erased: true, remains: { operationHistoryLines: await countOperations(trx, personId) } }
    })
  } finally {
    await close()
  }
}

function farewell(remains: unknown): string {
  const { operationHistoryLines: lines } = remains as { readonly operationHistoryLines: number }
  return [
    'Erased: the account, its sessions, passkeys, documents and messages; the key of the person is destroyed.',
    `What remains: ${lines} lines of the operation history, which name nobody.`,
    'A backup made before today still holds the wrapped key: destroy old backups too.',
  ].join('\n')
}
