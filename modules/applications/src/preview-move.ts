import type { Day } from '#kz'
import { dueDateFrom, readDeadlines } from '#modules/deadlines'
import type { InThreeLanguages } from '#modules/notifications'
import { clocksOf, type MoveValues, type Told } from '#modules/service-kit'
import { contentsFor } from './application-state.ts'
import type { ApplicationsRoom } from './applications-room.ts'
import { openApplication, type StoredApplication } from './stored-application.ts'
import { writtenValues } from './tell-of-move.ts'

/** What a move would lead to, and what people would be told; nothing is sent and nothing changes. */
export type MovePreview = {
  readonly stage: string
  /** The last day of the new stage; null where it is final. */
  readonly dueOn: Day | null
  readonly messages: readonly {
    readonly to: Told
    readonly title: InThreeLanguages
    readonly body: InThreeLanguages
    readonly sms: InThreeLanguages
  }[]
}

/**
 * Shows a move before it is made: the stage it leads to, the due date there, and each message word for word.
 * @example previewMove(room, { applicationId, move: 'confirm-refusal', values: { refusal, words } })
 */
export async function previewMove(
  room: ApplicationsRoom,
  asked: { readonly applicationId: string; readonly move: string; readonly values: MoveValues },
): Promise<MovePreview | null> {
  const stored = await openApplication(room.database, room, asked.applicationId)
  const move = stored.service.workflow.moves[asked.move]
  if (!move) return null
  const stage = move.to === 'here' ? stored.row.stage : move.to
  const dueOn = await dueDayOf(room, stored, stage)
  const contents = await contentsFor(room.database, stored, move)
  const values = writtenValues(stored, contents, dueOn, asked.values)
  const say = (message: string, part: 'title' | 'body' | 'sms'): InThreeLanguages => ({
    kk: stored.service.texts('kk')(`message.${message}.${part}`, values.kk),
    ru: stored.service.texts('ru')(`message.${message}.${part}`, values.ru),
    en: stored.service.texts('en')(`message.${message}.${part}`, values.en),
  })
  return {
    stage,
    dueOn,
    messages: Object.entries(move.tell ?? {}).map(([to, message]) => ({
      to: to as Told,
      title: say(message, 'title'),
      body: say(message, 'body'),
      sms: say(message, 'sms'),
    })),
  }
}

/** A clock that runs on or stands still keeps its days; another begins today. */
async function dueDayOf(
  { database, doors, clock }: ApplicationsRoom,
  { row, service }: StoredApplication,
  stage: string,
): Promise<Day | null> {
  const [limit] = clocksOf(service, stage)
  const shipped = limit && service.workflow.terms[limit.term]
  if (!limit || !shipped) return null
  const running = (await readDeadlines(database, [row.id])).find(
    ({ term, move }) => term === limit.term && move === limit.move,
  )
  if (running?.state === 'open' && (limit.continues || stage === row.stage)) return running.dueOn
  const { workingDays } = await doors.term(database, service.id, limit.term, shipped)
  const days = running?.state === 'paused' ? (running.daysLeft ?? workingDays) : workingDays
  return dueDateFrom(clock.now(), days, await doors.calendar(database)).dueOn
}
