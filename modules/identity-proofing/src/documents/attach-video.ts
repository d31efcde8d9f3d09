import { readProfile } from '#modules/accounts'
import { encryptBlob, randomToken } from '#platform/crypto'
import { type Database, transaction } from '#platform/database'
import type { Language } from '#platform/texts'
import type { Conclusion } from '../conclude.ts'
import { subjectOf } from '../lock-subject.ts'
import type { OpenCheck } from '../open-checks.ts'
import type { Proofing } from '../proofing.ts'
import { questionFor } from '../question.ts'
import { recordVideoDecision } from '../record-video-decision.ts'
import { freshJourney } from '../start-journey.ts'
import { openStoredJourney, type StoredJourney, saveChange } from '../stored-journey.ts'
import { tablesOf } from '../tables.ts'
import { type Standing, takeStep } from '../take-step.ts'
import { mayMoveCase } from './document-case.ts'
import type { DocumentDoors, Owner } from './document-doors.ts'
import { readPortrait } from './portrait.ts'
import { refreshSignals } from './refresh-evidence.ts'
import type { Scores } from './scores.ts'
import { openStoredCase, saveCase, stillPlace } from './stored-case.ts'
import { type CaseStanding, findOwnCase } from './take-case-step.ts'

/**
 * - `started`: the token of a journey at the stage `consent`; the pages of the video take it from there
 * - `no-phone`: the account has no phone any more, and the lock counts by it
 */
export type DocumentVideoAnswer =
  | { readonly kind: 'started'; readonly token: string; readonly expiresAt: Date }
  | { readonly kind: 'no-phone' }
  | CaseStanding

/** Opens the short video identification that belongs to a document: same consent, camera and lock as any other. */
export async function startDocumentVideo(
  doors: DocumentDoors,
  owner: Owner,
  { caseId, language }: { readonly caseId: string; readonly language: Language },
): Promise<DocumentVideoAnswer> {
  const { database, keyring, random } = doors
  const stored = await findOwnCase(database, doors, owner, caseId)
  if (!stored) return { kind: 'gone' }
  if (!mayMoveCase(stored.row.state, 'attachVideo')) return { kind: 'stale', state: stored.row.state }
  const profile = await readProfile(database, keyring, owner.personId)
  if (!profile?.phone) return { kind: 'no-phone' }
  const { personId, iin, phone } = profile
  const token = randomToken(random)
  const journey = freshJourney(doors, token, { personId, purpose: 'document', language, returnTo: null })
  await transaction(database, async (trx) => {
    await tablesOf(trx)
      .insertInto('journeys')
      // The key is the account's own: it outlives this journey.
      .values({ ...journey, accountId: personId, documentCaseId: caseId })
      .execute()
    const opened = await openStoredJourney(trx, doors, journey.id)
    const subjectLookup = subjectOf(keyring, iin, phone)
    if (opened) await saveChange(trx, doors, opened, { stage: 'consent', iin, phone, subjectLookup })
  })
  return { kind: 'started', token, expiresAt: journey.expiresAt }
}

/**
 * A document's video has passed: the living face is compared with the registry's photograph and the document's
 * portrait, the scores go into the case, the video goes for good. Unlike faces are evidence for the moderator, never
 * the end of the road.
 */
export async function attachVideo(
  proofing: Proofing,
  token: string,
  journey: StoredJourney,
  check: OpenCheck,
): Promise<Conclusion | Standing> {
  const caseId = journey.row.documentCaseId ?? ''
  const scores = await scoresOf(proofing, journey, check, caseId)
  const still = check.video.still()
  proofing.checks.close(journey.row.id)
  const form = { formKey: null }
  return takeStep<Conclusion>(proofing, token, 'finishVideo', form, async (trx) => {
    await keepScores(trx, proofing, caseId, scores, still)
    const answer = { kind: 'verified', personId: journey.row.personId, smsId: null } as const
    await recordVideoDecision(trx, proofing, journey, answer, check.video.madeBy)
    return { answer, change: { stage: 'verified', refusal: null } }
  })
}

async function scoresOf(
  { database, registries, video, observe, keyring }: Proofing,
  { row, key, iin }: StoredJourney,
  check: OpenCheck,
  caseId: string,
): Promise<Scores> {
  const outcome = await registries.askIndividual(iin ?? '', questionFor(row.purpose))
  if (outcome.kind === 'unavailable')
    observe({ kind: 'unavailable', source: 'individuals', reason: outcome.reason })
  const photo = outcome.kind === 'answer' ? (outcome.answer?.photo ?? null) : undefined
  const stored = await openStoredCase(database, { keyring }, caseId, 'look')
  const portrait = stored && (await readPortrait(database, key, caseId))
  return {
    videoRegistry: photo && (await check.video.compareWith(photo)),
    portraitVideo: portrait && (await check.video.compareWith(portrait)),
    portraitRegistry: photo && portrait && (await video.compareFaces(portrait, photo)),
  }
}

async function keepScores(
  trx: Database,
  proofing: Proofing,
  caseId: string,
  scores: Scores,
  still: Uint8Array | null,
): Promise<void> {
  const stored = await openStoredCase(trx, proofing, caseId, 'lock')
  if (!stored || !mayMoveCase(stored.row.state, 'attachVideo')) return
  const agreed = stored.row.stillAgreedAt !== null && still !== null
  const stillSealed = agreed
    ? encryptBlob(stored.key, stillPlace(caseId), Buffer.from(still), proofing.random)
    : null
  const videoAt = proofing.clock.now()
  const change = await refreshSignals(trx, stored, { scores, videoAt, stillSealed })
  await saveCase(trx, proofing, stored, change)
}
