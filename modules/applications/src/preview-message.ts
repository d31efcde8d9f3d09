import { dueDateFrom } from '#modules/deadlines'
import type { MoveValues } from '#modules/service-kit'
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
      due: writtenDay(language, due),
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

/** The day the next stage would be due; today where it is over. */
async function dueAfter(room: ApplicationsRoom, { service }: ApplicationView, stage: string): Promise<Date> {
  const now = room.clock.now()
  const here = service.workflow.stages[stage]
  const shipped = here && 'owner' in here ? service.workflow.terms[here.limit.term] : undefined
  if (!here || !('owner' in here) || !shipped) return now
  const { workingDays } = await room.doors.term(room.database, service.id, here.limit.term, shipped)
  return dueDateFrom(now, workingDays, await room.doors.calendar(room.database)).dueAt
}
