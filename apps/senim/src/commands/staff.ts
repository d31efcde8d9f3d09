import { checkIin, dayInKazakhstan } from '#kz'
import {
  type Invitation,
  inviteByOperator,
  isRole,
  type NewMember,
  roles,
  StaffError,
  seesCases,
} from '#modules/staff'
import { loadConfig } from '#platform/config'
import { openKeyring } from '#platform/crypto'
import { openDatabase } from '#platform/database'
import { type Answer, ask, CommandRefusal } from '../command-line.ts'
import type { Command } from '../commands.ts'
import { currentClock, joinAddress } from '../office-links.ts'
import { say } from '../outcome.ts'

const help = `senim staff invite --role ROLE[,ROLE] --name NAME [--iin IIN] [--json]

Makes a member of staff and a link to join by: good once, for 24 hours. The link is told here and nowhere else.
Everybody after the first two administrators is better invited in the office, where two people agree.

  ROLE   ${roles.join(', ')}
  --iin  the member's own number, so that they never see their own case; needed for moderators and support

  senim staff invite --role administrator --name "Айгүл Сәрсенова"
  -> {"link":"https://office.example.kz/join/…","name","roles","expiresAt"}`

/** `senim staff invite`: the operator's door to the office; it is written into the audit of the member. */
export const staff: Command = ([verb, ...words]) =>
  ask(
    {
      help,
      fromWords: (_, flags) => (verb === 'invite' && flags.has('name') ? Object.fromEntries(flags) : null),
      answer: async (input) => invite(wantedMember(input)),
      isYes: () => true,
      print: ({ link, name, expiresAt }) =>
        `${String(name)} joins until ${String(expiresAt)} at\n${String(link)}`,
    },
    verb === 'invite' ? words : ['--help'],
  )

async function invite(wanted: NewMember): Promise<Answer> {
  const config = loadConfig()
  const opened = await openDatabase(config, say)
  try {
    const room = {
      database: opened.database,
      keyring: openKeyring(config),
      clock: await currentClock(config),
    }
    const { token, name, expiresAt }: Invitation = await inviteByOperator(room, wanted).catch(inWords)
    const link = joinAddress(config, token)
    return { link, name, roles: wanted.roles, expiresAt: expiresAt.toISOString() }
  } finally {
    await opened.close()
  }
}

function wantedMember({ role, name, iin }: Answer): NewMember {
  const asked = String(role ?? '').split(',')
  if (!asked.every(isRole))
    throw new CommandRefusal(
      'unknown-role',
      `There is no role "${asked.join()}". Roles: ${roles.join(', ')}.`,
    )
  if (typeof name !== 'string' || name.trim() === '')
    throw new CommandRefusal('no-name', 'Say who is invited: --name "Surname Name".')
  if (iin !== undefined && !checkIin(String(iin), dayInKazakhstan(new Date())).valid)
    throw new CommandRefusal('iin', `"${String(iin)}" is no valid IIN.`)
  if (iin === undefined && seesCases(asked))
    throw new CommandRefusal(
      'iin-missing',
      'Moderators and support need --iin, so that nobody sees their own case.',
    )
  return { name, roles: asked, iin: iin === undefined ? null : String(iin) }
}

function inWords(error: unknown): never {
  if (error instanceof StaffError && error.code === 'iin-taken')
    throw new CommandRefusal('iin-taken', 'There is a member of staff with this IIN already.')
  throw error
}
