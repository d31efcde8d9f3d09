import { type Day, dayInKazakhstan } from '#kz'
import { dueDateFrom, readDeadlines } from '#modules/deadlines'
import { clocksOf, type MoveValues } from '#modules/service-kit'
import { type Language, languages, writtenDay } from '#platform/texts'
import type { ApplicationsRoom } from './applications-room.ts'
import type { ApplicationView } from './read-application.ts'

/** A message as its reader would get it. */
export type MessagePreview = { readonly title: string; readonly body: string; readonly sms: string }

/**
 * What the applicant would be told if an officer made this move now, in the three languages; null when the move tells
 * them nothing.
 */
export async function previewMessage(
  room: ApplicationsRoom,
  view: ApplicationView,
  move: string,
  { refusal, words = '' }: MoveValues,
): Promise<Readonly<Record<Language, MessagePreview>> | null> {
  const { service } = view
  const decided = service.workflow.moves[move]
  const message = decided?.tell?.applicant
  if (!decided || !message) return null
  const due = await dueAfter(room, view, decided.to === 'here' ? view.stage : decided.to)
  const inOne = (language: Language): MessagePreview => {
    const say = service.texts(language)
    const values = {
      number: view.writtenNumber,
      service: say('name'),
      payer: view.payer?.name ?? '',
      due: writtenDay(language, `${due}T12:00:00+05:00`),
      day: writtenDay(language, view.createdAt),
      reason: refusal ? say(`refusal.${refusal}`) : '',
      words,
    }
    return {
      title: say(`message.${message}.title`, values),
      body: say(`message.${message}.body`, values),
      sms: say(`message.${message}.sms`, values),
    }
  }
  return Object.fromEntries(languages.map((language) => [language, inOne(language)])) as Record<
    Language,
    MessagePreview
  >
}

/**
 * The last day of the next stage; today where that is an end. A clock that runs on keeps its day, one that stands still
 * goes on with the days it had left, another begins today.
 */
async function dueAfter(room: ApplicationsRoom, view: ApplicationView, stage: string): Promise<Day> {
  const { database, doors, clock } = room
  const [limit] = clocksOf(view.service, stage)
  const shipped = limit && view.service.workflow.terms[limit.term]
  if (!limit || !shipped) return dayInKazakhstan(clock.now())
  const running = (await readDeadlines(database, [view.id])).find(
    ({ term, move }) => term === limit.term && move === limit.move,
  )
  if (running?.state === 'open' && (limit.continues || stage === view.stage)) return running.dueOn
  const { workingDays } = await doors.term(database, view.service.id, limit.term, shipped)
  const days = running?.state === 'paused' ? (running.daysLeft ?? workingDays) : workingDays
  return dueDateFrom(clock.now(), days, await doors.calendar(database)).dueOn
}
