import { findByIin } from '#modules/accounts'
import type { ApplicationsRoom, ApprovalDoor, Asking, AskRefusal } from '#modules/applications'
import { dueDateFrom } from '#modules/deadlines'
import { type Keyring, type PersonKey, readPersonKey } from '#platform/crypto'
import type { Database } from '#platform/database'
import { planAsking } from './plan-asking.ts'
import { type ApprovedPart, openPart, partHash, personLookup, sealPart } from './stored-approval.ts'
import { type ApprovalRow, tablesOf } from './tables.ts'

/** What this module does for an application in the transaction of its moves; given to `ApplicationsRoom`. */
export function approvalDoor(keyring: Keyring): ApprovalDoor {
  return {
    ask: askPeople,
    end: endApprovals,
    follow: async (trx, id) => nextMove(await rowsOf(trx, id)),
    allApproved: async (trx, id, edition) => isComplete(await rowsOf(trx, id), edition),
    people: (trx, id, which) => accountsOf(trx, keyring, id, which),
    manifests: async (database, id) =>
      (await rowsOf(database, id))
        .filter(({ state }) => state === 'approved')
        .flatMap(({ manifestSha256 }) => manifestSha256 ?? [])
        .sort(),
  }
}

/** The people of an application who are still part of it. */
export async function rowsOf(database: Database, applicationId: string): Promise<readonly ApprovalRow[]> {
  return await tablesOf(database)
    .selectFrom('approvals')
    .selectAll()
    .where('applicationId', '=', applicationId)
    .where('state', '!=', 'removed')
    .orderBy('askedAt')
    .orderBy('id')
    .execute()
}

function isComplete(rows: readonly ApprovalRow[], edition: number): boolean {
  return rows.length > 0 && rows.every((row) => row.state === 'approved' && row.edition === edition)
}

/** The move that what people have said calls for. */
export function nextMove(
  rows: readonly Pick<ApprovalRow, 'state'>[],
): 'all-approved' | 'some-approved' | null {
  const approved = rows.filter(({ state }) => state === 'approved').length
  if (approved === 0) return null
  return approved === rows.length ? 'all-approved' : 'some-approved'
}

async function askPeople(trx: Database, room: ApplicationsRoom, asking: Asking): Promise<AskRefusal | null> {
  const key = await readPersonKey(trx, room.keyring, asking.personId)
  const parts = new Map(partsOf(asking).map((part) => [lookupOf(room, part), part]))
  const rows = await tablesOf(trx)
    .selectFrom('approvals')
    .selectAll()
    .where('applicationId', '=', asking.id)
    .forUpdate()
    .execute()
  const isSilentLongEnough = await silence(trx, room, asking)
  const plan = planAsking(
    rows.map((row) => ({
      person: row.personLookup.toString('hex'),
      part: row.partHash.toString('hex'),
      state: row.state,
      silentLongEnough: isSilentLongEnough(row.askedAt),
    })),
    [...parts].map(([person, part]) => ({ person, part: partHash(room.keyring, part).toString('hex') })),
  )
  if (typeof plan === 'string') return plan
  const now = room.clock.now()
  for (const person of plan.keep) await changeRow(trx, asking.id, person, { edition: asking.edition })
  for (const person of plan.remove)
    await changeRow(trx, asking.id, person, { state: 'removed', stateAt: now, requestId: null })
  for (const person of plan.ask) await askOne(trx, room, key, asking, person, parts.get(person)!)
  return null
}

function partsOf({ service, answers, payer, number }: Asking): readonly ApprovedPart[] {
  const reason = typeof answers.reason === 'string' ? answers.reason : null
  return (service.approvals?.(answers) ?? []).map((part) => ({
    ...part,
    ...{ reason, payer, service: service.id, number },
  }))
}

function lookupOf(room: ApplicationsRoom, { iin }: ApprovedPart): string {
  return personLookup(room, iin).toString('hex')
}

/** The working days that a silent person has are a term of the service: `silence`. */
async function silence(trx: Database, room: ApplicationsRoom, { service }: Asking) {
  const shipped = service.workflow.terms.silence
  if (!shipped) return () => false
  const { workingDays } = await room.doors.term(trx, service.id, 'silence', shipped)
  const calendar = await room.doors.calendar(trx)
  return (askedAt: Date) => dueDateFrom(askedAt, workingDays, calendar).dueAt <= room.clock.now()
}

async function askOne(
  trx: Database,
  room: ApplicationsRoom,
  key: PersonKey,
  { id: applicationId, edition, personId }: Asking,
  person: string,
  part: ApprovedPart,
): Promise<void> {
  const now = room.clock.now()
  const earlier = await tablesOf(trx)
    .selectFrom('approvals')
    .select('id')
    .where('applicationId', '=', applicationId)
    .where('personLookup', '=', Buffer.from(person, 'hex'))
    .executeTakeFirst()
  const id = earlier?.id ?? room.random.uuid()
  const asked = {
    ...{ edition, askedEdition: edition, keyId: personId, askedAt: now, stateAt: now },
    partSealed: sealPart(key, id, part),
    partHash: partHash(room.keyring, part),
    state: 'asked',
    ...{ requestId: null, manifestSha256: null, declineSealed: null },
  } as const
  await tablesOf(trx)
    .insertInto('approvals')
    .values({ id, applicationId, personLookup: Buffer.from(person, 'hex'), ...asked })
    .onConflict((conflict) => conflict.columns(['applicationId', 'personLookup']).doUpdateSet(asked))
    .execute()
}

async function changeRow(trx: Database, applicationId: string, person: string, values: Partial<ApprovalRow>) {
  await tablesOf(trx)
    .updateTable('approvals')
    .set(values)
    .where('applicationId', '=', applicationId)
    .where('personLookup', '=', Buffer.from(person, 'hex'))
    .execute()
}

async function endApprovals(trx: Database, applicationId: string): Promise<void> {
  await tablesOf(trx)
    .updateTable('approvals')
    .set({ state: 'ended' })
    .where('applicationId', '=', applicationId)
    .where('state', 'in', ['asked', 'approved', 'declined'])
    .execute()
}

async function accountsOf(
  trx: Database,
  keyring: Keyring,
  applicationId: string,
  which: 'all' | 'silent',
): Promise<readonly string[]> {
  const rows = await rowsOf(trx, applicationId)
  const [first] = rows
  if (!first) return []
  const key = await readPersonKey(trx, keyring, first.keyId)
  const wanted = rows.filter(({ state }) => which === 'all' || state === 'asked')
  const accounts = await Promise.all(wanted.map((row) => findByIin(trx, keyring, openPart(key, row).iin)))
  // Whoever has no account yet finds it under their number once they have one.
  return accounts.filter((account) => account !== null)
}
