import { readProfile } from '#modules/accounts'
import { recordOperation } from '#modules/audit'
import { lookupIndex, readPersonKey } from '#platform/crypto'
import { transaction } from '#platform/database'
import type { Language } from '#platform/texts'
import { drawApplicationNumber, proofOf } from './application-number.ts'
import type { ApplicationsRoom } from './applications-room.ts'
import { setClocks } from './clocks.ts'
import { ApplicationError } from './errors.ts'
import { formKeyOf } from './form-key.ts'
import { sealContents, serviceOf } from './stored-application.ts'
import { tablesOf } from './tables.ts'

/**
 * Starts a draft. The same key gives the same draft, so a second press of the button opens the first one.
 *
 *     const { id } = await startDraft(room, { personId, service: 'refund-pension-contributions', language, key })
 */
export function startDraft(
  room: ApplicationsRoom,
  draft: {
    readonly personId: string
    readonly service: string
    readonly language: Language
    readonly key: string
  },
): Promise<{ readonly id: string; readonly number: string }> {
  const { keyring, clock, random } = room
  const service = serviceOf(room, draft.service)
  const formKey = formKeyOf(`start ${draft.personId}`, draft.key)
  return transaction(room.database, async (trx) => {
    const earlier = await tablesOf(trx)
      .selectFrom('applications')
      .select(['id', 'number'])
      .where('formKey', '=', formKey)
      .executeTakeFirst()
    if (earlier) return earlier
    const profile = await readProfile(trx, keyring, draft.personId)
    if (!profile) throw new ApplicationError('unknown')
    const key = await readPersonKey(trx, keyring, draft.personId)
    const id = random.uuid()
    const now = clock.now()
    const inserted = await tablesOf(trx)
      .insertInto('applications')
      .values({
        id,
        number: drawApplicationNumber(random),
        proof: proofOf(keyring, id),
        service: service.id,
        serviceVersion: service.version,
        personId: draft.personId,
        personLookup: lookupIndex(keyring, 'applications.iin', profile.iin),
        language: draft.language,
        formKey,
        answersSealed: sealContents(key, id, { answers: {}, payer: null }),
        saves: 0,
        edition: 0,
        stage: service.workflow.first,
        stageAt: now,
        moves: 0,
        final: false,
        dueAt: null,
        manifestSha256: null,
        signingRequest: null,
        signingMove: null,
        assignedTo: null,
        createdAt: now,
        submittedAt: null,
      })
      .onConflict((conflict) => conflict.column('formKey').doNothing())
      .returning(['id', 'number'])
      .executeTakeFirst()
    if (!inserted) return findByFormKey(trx, formKey)
    await setClocks(trx, room, service, { id, stage: service.workflow.first })
    await recordOperation(trx, clock, {
      personId: draft.personId,
      operation: 'application-started',
      by: 'self',
      channel: 'portal',
      result: 'done',
      details: { case: inserted.number, purpose: service.id },
    })
    return inserted
  })
}

/** Somebody pressed twice at the same instant: the other one has just committed. */
function findByFormKey(trx: Parameters<typeof tablesOf>[0], formKey: Buffer) {
  return tablesOf(trx)
    .selectFrom('applications')
    .select(['id', 'number'])
    .where('formKey', '=', formKey)
    .executeTakeFirstOrThrow()
}
