import { dayInKazakhstan } from '#kz'
import { readProfile } from '#modules/accounts'
import { readDeadlines } from '#modules/deadlines'
import { type Telling, type Told, tellPerson } from '#modules/notifications'
import type { Decided, MoveValues, Told as Whom } from '#modules/service-kit'
import type { Database } from '#platform/database'
import { type Language, languages, type TextValues, writtenDay } from '#platform/texts'
import { writtenApplicationNumber } from './application-number.ts'
import type { ApplicationsRoom } from './applications-room.ts'
import type { Contents, StoredApplication } from './stored-application.ts'

type Moved = Extract<Decided, { kind: 'moved' }>

/** Tells everybody whom a move concerns, inside its transaction: inbox, SMS, push, and a letter to the applicant. */
export async function tellOfMove(
  trx: Database,
  room: ApplicationsRoom,
  stored: StoredApplication,
  contents: Contents,
  { tell, to }: Moved,
  values: MoveValues,
): Promise<readonly Told[]> {
  const written = await valuesOf(trx, stored, contents, to, values)
  const told: Told[] = []
  for (const [whom, message] of Object.entries(tell))
    for (const personId of await peopleOf(trx, room, stored, whom as Whom)) {
      const one = await tellOne(trx, room, stored, { personId, message, written, contents })
      if (one) told.push(one)
    }
  return told
}

async function peopleOf(
  trx: Database,
  { doors }: ApplicationsRoom,
  { row }: StoredApplication,
  whom: Whom,
): Promise<readonly string[]> {
  if (whom === 'applicant') return [row.personId]
  return doors.approvals.people(trx, row.id, whom === 'approvers' ? 'all' : 'silent')
}

async function tellOne(
  trx: Database,
  { keyring, clock, portal }: ApplicationsRoom,
  { row, service }: StoredApplication,
  telling: {
    readonly personId: string
    readonly message: string
    readonly written: Readonly<Record<Language, TextValues>>
    readonly contents: Contents
  },
): Promise<Told | null> {
  const { personId, message, written, contents } = telling
  const profile = await readProfile(trx, keyring, personId)
  if (!profile) return null
  const say = (language: Language, part: 'title' | 'body' | 'sms') =>
    service.texts(language)(`message.${message}.${part}`, written[language])
  const link = `/account/applications/${row.id}`
  const inThree = (part: 'title' | 'body'): Telling['title'] => ({
    kk: say('kk', part),
    ru: say('ru', part),
    en: say('en', part),
  })
  const { email } = contents.answers
  const letter = {
    subject: say(profile.language, 'title'),
    text: `${say(profile.language, 'body')}\n\n${portal}${link}`,
  }
  return tellPerson(trx, keyring, clock, {
    personId,
    topic: 'application',
    title: inThree('title'),
    body: inThree('body'),
    link,
    sms: profile.phone ? { to: profile.phone, text: say(profile.language, 'sms') } : null,
    email: personId === row.personId && typeof email === 'string' ? { to: email, ...letter } : null,
  })
}

/** What the sentences of a message may name: the number, the service, the payer, the due day, the reason and words. */
async function valuesOf(
  trx: Database,
  { row, service }: StoredApplication,
  { payer }: Contents,
  stage: string,
  { refusal, words }: MoveValues,
): Promise<Readonly<Record<Language, TextValues>>> {
  const here = service.workflow.stages[stage]
  const deadlines = await readDeadlines(trx, [row.id])
  const limit = here && !('final' in here) ? here.limit : null
  const due = deadlines.find(({ state, term }) => state === 'open' && term === limit?.term)
  const valuesIn = (language: Language): TextValues => ({
    number: writtenApplicationNumber(row.number),
    service: service.texts(language)('name'),
    payer: payer?.name ?? '',
    due: due ? writtenDay(language, `${due.dueOn}T12:00:00+05:00`) : writtenDay(language, row.stageAt),
    day: writtenDay(language, `${dayInKazakhstan(row.createdAt)}T12:00:00+05:00`),
    reason: refusal ? service.texts(language)(`refusal.${refusal}`) : '',
    words: words ?? '',
  })
  return Object.fromEntries(languages.map((language) => [language, valuesIn(language)])) as Record<
    Language,
    TextValues
  >
}
