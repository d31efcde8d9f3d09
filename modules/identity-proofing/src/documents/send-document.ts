import { dayInKazakhstan } from '#kz'
import { readProfile } from '#modules/accounts'
import { recordOperation } from '#modules/audit'
import type { Told } from '#modules/notifications'
import type { Individual } from '#modules/registries'
import { decryptBlob } from '#platform/crypto'
import type { Database } from '#platform/database'
import { approvesItself } from '../moderation/automatic-approval.ts'
import { concludeCase, deliverNews } from '../moderation/conclude-case.ts'
import { questionFor } from '../question.ts'
import { readPictures } from './case-pictures.ts'
import { crossWithRegistry } from './crossings.ts'
import { waitingStateOf } from './document-case.ts'
import type { DocumentDoors, Owner } from './document-doors.ts'
import { dueTime } from './due-time.ts'
import { type Gate, gateOf, isOpen } from './gate.ts'
import { readPortrait } from './portrait.ts'
import { refreshSignals } from './refresh-evidence.ts'
import type { Scores } from './scores.ts'
import { type CaseChange, type StoredCase, saveCase, stillPlace } from './stored-case.ts'
import { type CaseForm, type CaseStanding, findOwnCase, takeCaseStep } from './take-case-step.ts'
import { readTerms } from './terms.ts'

/**
 * - `sent`: with the office, which owes an answer until `dueAt`
 * - `approved`: everything agreed, and this kind of document is approved by rule
 * - `held`: something has to be done or mended first
 */
export type SendAnswer =
  | { readonly kind: 'sent'; readonly dueAt: Date }
  | { readonly kind: 'approved' }
  | { readonly kind: 'held'; readonly gate: Gate }
  | CaseStanding

/** What the State's registry adds just before sending; asked outside any transaction. */
type FromRegistry = { readonly individual: Individual | null; readonly scores: Scores }

/** Sends the document to the office, unless something holds it. Sent twice, it is sent once. */
export async function sendDocument(doors: DocumentDoors, owner: Owner, form: CaseForm): Promise<SendAnswer> {
  const stored = await findOwnCase(doors.database, doors, owner, form.caseId)
  if (!stored) return { kind: 'gone' }
  const held = await gateNow(doors, doors.database, stored)
  const asked: FromRegistry = isOpen(held) ? await askRegistry(doors, stored) : nothingAsked
  let news: Told | null = null
  const answer = await takeCaseStep<SendAnswer>(doors, owner, 'sendDocument', form, async (trx, locked) => {
    const gate = await gateNow(doors, trx, locked)
    if (!isOpen(gate)) return { answer: { kind: 'held', gate }, remember: false }
    const { told, ...step } = await send(doors, trx, owner, locked, asked)
    news = told
    return step
  })
  await deliverNews(doors, news)
  return answer
}

/** The gate of a case as it stands at this moment. */
export async function gateNow(doors: DocumentDoors, database: Database, stored: StoredCase): Promise<Gate> {
  const now = doors.clock.now()
  const today = dayInKazakhstan(now)
  const { kind, scores, confirmedAt, videoAt, askedSide, personId } = stored.row
  const profile = await readProfile(database, doors.keyring, personId)
  return gateOf({
    kind,
    scores,
    confirmedAt,
    videoAt,
    askedSide,
    reading: stored.reading,
    fields: stored.fields,
    crossings: stored.crossings,
    pictures: await readPictures(database, stored.key, stored.row.id),
    now,
    today,
    terms: await readTerms(database, today),
    known: profile && { ...profile, ...profile.names },
  })
}

const nothingAsked: FromRegistry = { individual: null, scores: {} }

/** The registry's word, and its photograph beside the portrait when a picture came after the video. */
async function askRegistry(doors: DocumentDoors, { row, key }: StoredCase): Promise<FromRegistry> {
  const { database, registries, video, keyring, observe } = doors
  const profile = await readProfile(database, keyring, row.personId)
  const outcome = await registries.askIndividual(profile?.iin ?? '', questionFor('document'))
  if (outcome.kind === 'unavailable') {
    observe({ kind: 'unavailable', source: 'individuals', reason: outcome.reason })
    return { individual: null, scores: row.scores }
  }
  const individual = outcome.answer
  if (row.scores.portraitRegistry !== undefined || !individual?.photo)
    return { individual, scores: row.scores }
  const portrait = await readPortrait(database, key, row.id)
  if (portrait === null) return { individual, scores: { ...row.scores, portraitRegistry: null } }
  const portraitRegistry = await video.compareFaces(portrait, individual.photo)
  // The video is gone; only with consent there is one frame of it left to compare with.
  const still = row.stillSealed && decryptBlob(key, stillPlace(row.id), row.stillSealed)
  const portraitVideo = still ? await video.compareFaces(portrait, still) : row.scores.portraitVideo
  return { individual, scores: { ...row.scores, portraitRegistry, portraitVideo } }
}

async function send(
  doors: DocumentDoors,
  trx: Database,
  owner: Owner,
  stored: StoredCase,
  { individual, scores }: FromRegistry,
) {
  const { row, fields } = stored
  const crossings = individual && crossWithRegistry(row.kind, fields ?? {}, individual)
  const now = doors.clock.now()
  const due = dueTime(now)
  const sent: CaseChange = { crossings, scores, submittedAt: now, ...due, state: waitingStateOf(row.lane) }
  const change = await refreshSignals(trx, stored, sent)
  await recordOperation(trx, doors.clock, {
    personId: row.personId,
    operation: 'document-sent',
    by: 'self',
    channel: owner.channel,
    device: owner.device,
    result: 'done',
    details: { purpose: row.kind },
  })
  doors.observe({ kind: 'document-moved', move: 'send', by: 'person' })
  if (row.lane !== 'first' || !(await approvesItself(trx, stored, change)))
    return { answer: { kind: 'sent', dueAt: due.dueAt }, change, told: null } as const
  await saveCase(trx, doors, stored, change)
  const { told, change: approved } = await concludeCase(doors, trx, stored, {
    verb: 'approve',
    staffId: null,
    reasons: [],
    side: null,
    note: '',
    marks: [],
  })
  return { answer: { kind: 'approved' }, change: approved, told } as const
}
