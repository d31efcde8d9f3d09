import { createAccount, type Identity, renewIdentity } from '#modules/accounts'
import { recordOperation } from '#modules/audit'
import { deliverSms, writeSms, writeToInbox } from '#modules/notifications'
import type { Individual } from '#modules/registries'
import type { Database } from '#platform/database'
import { recordBiometricConsent } from './consent-step.ts'
import { countFailure } from './failures.ts'
import { type IdentityDecision, isFailedAttempt, type Refusal } from './identity-decision.ts'
import { inBackground } from './patience.ts'
import type { Caller, Proofing } from './proofing.ts'
import { recordVideoDecision } from './record-video-decision.ts'
import { noteRefusedVideo, recogniseReturning } from './sign-in.ts'
import type { StoredJourney } from './stored-journey.ts'
import { type Decided, type Standing, takeStep } from './take-step.ts'
import type { VideoMadeBy } from './video-door.ts'
import { inThreeLanguages, words } from './words.ts'

export type Conclusion =
  | { readonly kind: 'verified'; readonly personId: string; readonly smsId: string | null }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly smsId: string | null }
  | { readonly kind: 'under-age' }

/** A decision that ends a journey, and the models and rules that made it. */
type VideoDecision = {
  readonly decision: Exclude<IdentityDecision, { readonly kind: 'wait' }>
  readonly madeBy: VideoMadeBy
}

/**
 * Ends a journey in one transaction: everything a decision brings about is written together or not at all, and its SMS
 * leaves after the commit.
 */
export async function conclude(
  proofing: Proofing,
  token: string,
  move: 'finishVideo' | 'askAgain',
  { decision, madeBy }: VideoDecision,
  caller: Caller,
): Promise<Conclusion | Standing> {
  const { database, keyring, clock, sms } = proofing
  const form = { formKey: null }
  const answer = await takeStep<Conclusion>(proofing, token, move, form, async (trx, journey) => {
    const decided = await bringAbout(proofing, trx, journey, decision, caller)
    await recordVideoDecision(trx, proofing, journey, decided.answer, madeBy)
    return decided
  })
  if ('smsId' in answer && answer.smsId !== null)
    await inBackground(proofing, 'deliver-sms', deliverSms(database, keyring, clock, sms, answer.smsId))
  return answer
}

async function bringAbout(
  proofing: Proofing,
  trx: Database,
  journey: StoredJourney,
  decision: VideoDecision['decision'],
  caller: Caller,
): Promise<Decided<Conclusion>> {
  switch (decision.kind) {
    case 'verified':
      return journey.row.purpose !== 'registration'
        ? recogniseReturning(journey)
        : verify(proofing, trx, journey, decision.individual, caller)
    case 'refused':
      return refuse(proofing, trx, journey, decision.refusal, caller)
    case 'under-age':
      return { answer: { kind: 'under-age' }, change: { stage: 'under-age' } }
  }
}

/** Account, consent, inbox message and the first line of the operation history. */
async function verify(
  proofing: Proofing,
  trx: Database,
  journey: StoredJourney,
  individual: Individual,
  caller: Caller,
): Promise<Decided<Conclusion>> {
  const { keyring, clock } = proofing
  const { personId, existed } = await openAccount(proofing, trx, journey, individual)
  if (existed)
    await recordBiometricConsent(
      trx,
      proofing,
      personId,
      journey.row.consentLanguage ?? journey.row.language,
      journey.row.purpose,
    )
  await recordOperation(trx, clock, {
    personId,
    operation: existed ? 'identification-passed' : 'digital-id-created',
    by: 'self',
    channel: 'digital-id',
    device: caller.device,
    result: 'done',
    details: { method: 'video' },
  })
  await writeToInbox(trx, keyring, clock, {
    id: journey.row.id,
    personId,
    title: inThreeLanguages(existed ? 'inbox.renewed.title' : 'inbox.registered.title'),
    body: inThreeLanguages(existed ? 'inbox.renewed.body' : 'inbox.registered.body'),
    link: '/account',
  })
  const smsId = await sendWords(proofing, trx, journey, existed ? 'sms.renewed' : 'sms.registered')
  return {
    answer: { kind: 'verified', personId, smsId },
    change: { stage: 'verified', accountId: personId, refusal: null },
  }
}

/** A person who already has a Digital ID keeps it: the new identification brings it up to date. */
async function openAccount(
  { keyring, clock }: Proofing,
  trx: Database,
  journey: StoredJourney,
  individual: Individual,
): Promise<{ readonly personId: string; readonly existed: boolean }> {
  const { personId, language } = journey.row
  const identity = identityOf(individual, journey.phone ?? '')
  const creation = await createAccount(trx, keyring, clock, { ...identity, personId, language })
  if (creation.kind === 'created') return { personId, existed: false }
  await renewIdentity(trx, keyring, clock, creation.personId, identity)
  return { personId: creation.personId, existed: true }
}

async function refuse(
  proofing: Proofing,
  trx: Database,
  journey: StoredJourney,
  refusal: Refusal,
  caller: Caller,
): Promise<Decided<Conclusion>> {
  const subject = journey.row.subjectLookup
  if (subject && isFailedAttempt(refusal.code)) await countFailure(trx, subject, proofing.clock.now())
  proofing.observe({ kind: 'refused', step: 'identity', code: refusal.code })
  const change = { stage: 'refused', refusal } as const
  if (journey.row.purpose !== 'registration') {
    await noteRefusedVideo(proofing, trx, journey, refusal, caller)
    return { answer: { kind: 'refused', refusal, smsId: null }, change }
  }
  const smsId = await sendWords(proofing, trx, journey, `sms.refused.${refusal.code}`, {
    day: writtenDay(refusal.expiredOn),
  })
  return { answer: { kind: 'refused', refusal, smsId }, change }
}

/** A day as all three languages write it in a short message. */
function writtenDay(day: string | null): string {
  return (day ?? '').split('-').reverse().join('.')
}

function sendWords(
  { keyring, clock }: Proofing,
  trx: Database,
  { row, phone }: StoredJourney,
  key: Parameters<ReturnType<typeof words>>[0],
  values: { readonly day?: string } = {},
): Promise<string> {
  const text = words(row.language)(key, values)
  return writeSms(trx, keyring, clock, { personId: row.personId, to: phone ?? '', text })
}

function identityOf(individual: Individual, phone: string): Identity {
  const { iin, surname, name, patronymic, latinSurname, latinName } = individual
  const { birthDate, sex, status, documents, address } = individual
  return {
    iin,
    phone,
    names: { surname, name, patronymic, latinSurname, latinName },
    birthDate,
    sex,
    status,
    region: address?.region,
    documents,
  }
}
