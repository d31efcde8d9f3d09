import type { Pool } from 'pg'
import { makeMove, readApplication, saveDraftStep, startDraft } from '#modules/applications'
import { type Keyring, systemRandom } from '#platform/crypto'
import type { Database } from '#platform/database'
import { smallRefund } from '../../../service-kit/src/testing/small-refund.ts'
import { openApplications, somebody } from './rooms.ts'

/** An application that was filled in, agreed to and signed, and now waits for an officer. */
export async function bringToReview(database: Database, pool: Pool, keyring: Keyring) {
  const approvals = {
    ask: async () => null,
    end: async () => undefined,
    follow: async () => null,
    manifests: async () => [],
    allApproved: async () => true,
    people: async () => [],
  }
  const opened = openApplications(database, keyring, [smallRefund], { approvals })
  const { room, outside } = opened
  const person = await somebody(room)
  const { personId } = person
  const id = systemRandom.uuid()
  const payer = { id: '120140000017', name: 'Алма ЖШС', kind: 'legal-entity', active: true } as const
  outside.payers.push({ ...payer, headIin: person.iin })
  outside.rows.push({
    ...{ id, employeeIin: '850715300013', surname: 'Әли', name: 'Ерлан', period: '2026-09', knp: '010' },
    ...{ paid: '4250000', paidOn: '2026-10-05', reference: `R-${id}` },
  })
  const draft = await startDraft(room, { personId, service: 'small-refund', language: 'ru', key: id })
  const by = { kind: 'citizen', personId } as const
  const move = (name: string, more: Partial<Parameters<typeof makeMove>[1]> = {}) =>
    makeMove(room, { applicationId: draft.id, expectedMoves: null, move: name, by, ...more })
  const save = (step: string, typed: Parameters<typeof saveDraftStep>[1]['typed'], expectedSaves: number) =>
    saveDraftStep(room, { applicationId: draft.id, personId, step, typed, expectedSaves })
  await save('payer', { email: 'a@b.kz', payer: payer.id }, 0)
  await save('employees', { rows: [{ id, refund: '100', employee: '850715300013' }], reason: 'duplicate' }, 1)
  await move('ask')
  await move('all-approved', { by: { kind: 'system', name: 'approvals' } })
  await pool.query(`update applications.applications set manifest_sha256 = 'm' where id = $1`, [draft.id])
  outside.signatures.set(id, { sha256: 'm', iin: person.iin, bin: null })
  await move('sign', { signatureRequestId: id })
  return { ...opened, person, id: draft.id, move, look: () => readApplication(room, draft.id, by) }
}
