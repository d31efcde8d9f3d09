import { readProfile } from '#modules/accounts'
import { type Told, tellPerson, writeEmail, writeSms } from '#modules/notifications'
import type { Database } from '#platform/database'
import { type Language, languages } from '#platform/texts'
import { accessTokenOf } from './access-token.ts'
import type { StoredTicket } from './stored-ticket.ts'
import type { SupportRoom } from './support-room.ts'
import { writtenTicketNumber } from './ticket-number.ts'
import { words } from './words.ts'

/**
 * Tells the writer that there is a reply: by inbox, SMS and push to an account, and by SMS and letter to whatever
 * contact the ticket gives. An SMS never says what the reply says.
 */
export async function tellOfReply(
  trx: Database,
  room: SupportRoom,
  { row, facts }: StoredTicket,
  reply: string,
): Promise<Told> {
  const { keyring, clock, portal } = room
  const number = writtenTicketNumber(row.number)
  const profile = row.personId ? await readProfile(trx, keyring, row.personId) : null
  const path = profile ? `/account/support/${row.id}` : `/support/tickets/${accessTokenOf(keyring, row.id)}`
  const say = words(row.language)
  const address = { number, link: portal + path }
  const subject = say('email.subject', { number })
  const email = facts.email
    ? { to: facts.email, subject, text: say('email.text', { ...address, reply }) }
    : null
  if (!profile) {
    const own = { personId: row.keyId }
    const text = say('sms.reply.link', address)
    return {
      smsId: facts.phone ? await writeSms(trx, keyring, clock, { ...own, to: facts.phone, text }) : null,
      emailId: email ? await writeEmail(trx, keyring, clock, { ...own, ...email }) : null,
      pushIds: [],
    }
  }
  const phone = facts.phone ?? profile.phone
  return tellPerson(trx, keyring, clock, {
    personId: profile.personId,
    topic: 'support',
    title: inThree((language) => words(language)('inbox.title', { number })),
    body: inThree((language) => `${words(language)('inbox.body', { number })}\n\n${reply}`),
    link: path,
    sms: phone ? { to: phone, text: words(profile.language)('sms.reply', { number }) } : null,
    email,
  })
}

function inThree(write: (language: Language) => string): Readonly<Record<Language, string>> {
  return Object.fromEntries(languages.map((language) => [language, write(language)])) as Record<
    Language,
    string
  >
}

/** How a reply begins. */
export function greetingOf(language: Language, name: string | null): string {
  return name ? words(language)('greeting.name', { name }) : words(language)('greeting')
}
