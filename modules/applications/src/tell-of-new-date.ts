import { readProfile } from '#modules/accounts'
import type { MovedDeadline } from '#modules/deadlines'
import { type Told, tellPerson } from '#modules/notifications'
import type { Database } from '#platform/database'
import { type Language, writtenDay } from '#platform/texts'
import { writtenApplicationNumber } from './application-number.ts'
import type { ApplicationsRoom } from './applications-room.ts'
import type { StoredApplication } from './stored-application.ts'
import { words } from './words.ts'

/** Tells an applicant that the working calendar changed and the date of the stage they wait in moved with it. */
export async function tellOfNewDate(
  trx: Database,
  { keyring, clock }: ApplicationsRoom,
  { row, service }: StoredApplication,
  { before, after, move, stage }: MovedDeadline,
): Promise<Told | null> {
  const here = service.workflow.stages[stage]
  // A reminder that comes on another day concerns nobody.
  if (!here || 'final' in here || here.limit.move !== move) return null
  const profile = await readProfile(trx, keyring, row.personId)
  if (!profile) return null
  const say = (language: Language, key: 'date.title' | 'date.body') =>
    words(language)(key, {
      number: writtenApplicationNumber(row.number),
      stage: service.texts(language)(`stage.${stage}`),
      before: writtenDay(language, `${before}T12:00:00+05:00`),
      after: writtenDay(language, `${after}T12:00:00+05:00`),
    })
  return tellPerson(trx, keyring, clock, {
    personId: row.personId,
    topic: 'application',
    title: { kk: say('kk', 'date.title'), ru: say('ru', 'date.title'), en: say('en', 'date.title') },
    body: { kk: say('kk', 'date.body'), ru: say('ru', 'date.body'), en: say('en', 'date.body') },
    link: `/account/applications/${row.id}`,
  })
}
