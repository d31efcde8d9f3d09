import { addMonths, checkIin, type Day, dayInKazakhstan, isDay } from '#kz'
import { recordOperation } from '#modules/audit'
import { lookupIndex, systemRandom } from '#platform/crypto'
import { type Database, transaction } from '#platform/database'
import { readProfile } from '../find-account.ts'
import { tablesOf } from '../tables.ts'
import type { ActingRoom, Capacity } from './capacity.ts'
import { type MandateTerms, mostMandateYears, openTerms, sealTerms } from './mandate.ts'
import { tellDelegate } from './tell-delegate.ts'

/** What the first head fills in. */
export type MandateWish = {
  readonly delegateIin: string
  readonly delegateName: string
  readonly services: readonly string[]
  readonly until: string
}

/** Each is a sentence on the form; the field it belongs to is its first part. */
export type MandateProblem =
  | 'iin-invalid'
  | 'iin-own'
  | 'name-empty'
  | 'services-empty'
  | 'until-invalid'
  | 'until-past'
  | 'until-too-far'

export type DraftMandate = {
  readonly id: string
  readonly terms: MandateTerms
  readonly services: readonly string[]
  readonly since: string
  readonly until: string
}

type FirstHead = Extract<Capacity, { kind: 'legal-entity' }>

/** What is wrong with a wish, all of it at once; empty when it can be signed. */
export function problemsOfMandate(
  wish: MandateWish,
  giverIin: string,
  today: Day,
): readonly MandateProblem[] {
  const { delegateIin, delegateName, services, until } = wish
  const isIin = checkIin(delegateIin, today).valid
  return [
    ...(isIin ? [] : (['iin-invalid'] as const)),
    ...(isIin && delegateIin === giverIin ? (['iin-own'] as const) : []),
    ...(delegateName.trim() === '' ? (['name-empty'] as const) : []),
    ...(services.length === 0 ? (['services-empty'] as const) : []),
    ...termProblem(until, today),
  ]
}

function termProblem(until: string, today: Day): readonly MandateProblem[] {
  if (!isDay(until)) return ['until-invalid']
  if (until < today) return ['until-past']
  return until > addMonths(today, 12 * mostMandateYears) ? ['until-too-far'] : []
}

/** Writes down a mandate that is to be signed; in the caller's transaction, before the signature is asked for. */
export async function draftMandate(
  trx: Database,
  { keyring, clock }: Pick<ActingRoom, 'keyring' | 'clock'>,
  personId: string,
  capacity: FirstHead,
  wish: MandateWish,
): Promise<DraftMandate> {
  const giver = await readProfile(trx, keyring, personId)
  if (!giver || capacity.by !== 'first-head')
    throw new Error('Only a first head with an account gives a mandate.')
  const id = systemRandom.uuid()
  const { surname, name, patronymic } = giver.names
  const terms: MandateTerms = {
    bin: capacity.bin,
    name: capacity.name,
    giverIin: giver.iin,
    giverName: [surname, name, patronymic].filter(Boolean).join(' '),
    delegateIin: wish.delegateIin,
    delegateName: wish.delegateName.trim(),
  }
  const { services, until } = wish
  const since = dayInKazakhstan(clock.now())
  await tablesOf(trx)
    .insertInto('mandates')
    .values({
      id,
      giverId: personId,
      delegateLookup: lookupIndex(keyring, 'accounts.mandates.delegate', wish.delegateIin),
      binLookup: lookupIndex(keyring, 'accounts.mandates.bin', capacity.bin),
      termsSealed: await sealTerms(trx, keyring, { id, giverId: personId }, terms),
      services,
      since,
      until,
      manifestSha256: null,
      signingRequest: null,
      createdAt: clock.now(),
      signedAt: null,
      revokedAt: null,
    })
    .execute()
  return { id, terms, services, since, until }
}

/** Notes what is to be signed and where; in the transaction that opened the signing request. */
export async function bindMandate(
  trx: Database,
  mandateId: string,
  { requestId, sha256 }: { readonly requestId: string; readonly sha256: string },
): Promise<void> {
  await tablesOf(trx)
    .updateTable('mandates')
    .set({ signingRequest: requestId, manifestSha256: sha256 })
    .where('id', '=', mandateId)
    .where('signedAt', 'is', null)
    .execute()
}

/** What is known of a signature that was judged TOTAL_PASSED. */
export type MandateSignature = {
  readonly requestId: string
  /** Of the manifest that was signed. */
  readonly sha256: string
  readonly iin: string
  readonly bin?: string | null
  readonly roles: readonly string[]
  readonly signedAt: Date
}

/**
 * Puts a signed mandate into force. The signature must be over this mandate's manifest, by the first head who gives it;
 * anything else is refused and changes nothing. Twice is once.
 */
export function confirmMandate(
  { database, keyring, clock }: Pick<ActingRoom, 'database' | 'keyring' | 'clock'>,
  signature: MandateSignature,
  by: { readonly channel: 'portal' | 'worker'; readonly device?: string },
): Promise<{ readonly kind: 'in-force' | 'refused'; readonly mandateId: string | null }> {
  return transaction(database, async (trx) => {
    const row = await tablesOf(trx)
      .selectFrom('mandates')
      .selectAll()
      .where('signingRequest', '=', signature.requestId)
      .forUpdate()
      .executeTakeFirst()
    if (!row) return { kind: 'refused', mandateId: null }
    if (row.signedAt !== null) return { kind: 'in-force', mandateId: row.id }
    const terms = await openTerms(trx, keyring, row)
    const isOfHead =
      signature.iin === terms.giverIin &&
      signature.bin === terms.bin &&
      signature.roles.includes('first-head')
    if (!isOfHead || signature.sha256 !== row.manifestSha256 || row.revokedAt !== null)
      return { kind: 'refused', mandateId: row.id }
    await tablesOf(trx)
      .updateTable('mandates')
      .set({ signedAt: signature.signedAt })
      .where('id', '=', row.id)
      .execute()
    await recordOperation(trx, clock, {
      personId: row.giverId,
      operation: 'mandate-given',
      by: 'self',
      ...by,
      result: 'done',
    })
    await tellDelegate(trx, { keyring, clock }, 'given', { terms, until: row.until })
    return { kind: 'in-force', mandateId: row.id }
  })
}
