import { makeMove, readApplication, saveDraftStep, startDraft } from '#modules/applications'
import { isService } from '#modules/service-kit'
import { systemRandom } from '#platform/crypto'
import { catalogue } from '#services/catalogue'
import { openApplications, somebody } from '../../../../modules/applications/src/testing/rooms.ts'
import { createOffice } from '../office.tsx'
import { deskAt, type openOffice } from './open-office.ts'

const refund = 'refund-pension-contributions'
const approvals = {
  ask: async () => null,
  end: async () => undefined,
  follow: async () => null,
  manifests: async () => [],
  allApproved: async () => true,
  people: async () => [],
}

/** Inside a test: the office with applications that wait for officers, and no application of another test. */
export async function openReview(
  { doors, pool, clock, hire }: Awaited<ReturnType<typeof openOffice>>,
  origin = doors.origin,
) {
  await pool.query(
    `update applications.applications set final = true; delete from deadlines.deadlines where state = 'open'`,
  )
  const { room, outside } = openApplications(doors.database, doors.keyring, catalogue.filter(isService), {
    approvals,
  })
  const applications = { ...room, clock }
  const office = createOffice({ ...doors, origin, applications })
  /** An application that the first head has signed. */
  const bringIn = async (employeeIin = '850715300013') => {
    const person = await somebody(applications)
    const id = systemRandom.uuid()
    outside.payers.length = 0
    outside.payers.push({
      ...{ id: '150440000013', name: '«Алатау Логистик» ЖШС', kind: 'legal-entity', active: true },
      headIin: person.iin,
    })
    outside.rows.push({
      ...{ id, employeeIin, surname: 'Жұмабаев', name: 'Арман', period: '2026-09', knp: '010' },
      ...{ paid: '4250000', paidOn: '2026-10-05', reference: 'PP-1120' },
    })
    const { personId } = person
    const by = { kind: 'citizen', personId } as const
    const draft = await startDraft(applications, { personId, service: refund, language: 'ru', key: id })
    const save = (step: string, typed: Parameters<typeof saveDraftStep>[1]['typed'], expectedSaves: number) =>
      saveDraftStep(applications, { applicationId: draft.id, personId, step, typed, expectedSaves })
    const move = (name: string, more: Partial<Parameters<typeof makeMove>[1]> = {}) =>
      makeMove(applications, { applicationId: draft.id, expectedMoves: null, move: name, by, ...more })
    const account = { region: '75', bic: 'HSBKKZKX', iic: 'KZ30601A00000000001X' }
    const contacts = { phone: '+77011234567', email: 'kense@alatau.example', payer: '150440000013' }
    await save('payer', { ...contacts, ...account }, 0)
    await save(
      'employees',
      { rows: [{ id, refund: '42500', employee: employeeIin }], reason: 'duplicate' },
      1,
    )
    await move('submit')
    await move('all-approved', { by: { kind: 'system', name: 'approvals' } })
    await pool.query(`update applications.applications set manifest_sha256 = 'm' where id = $1`, [draft.id])
    outside.signatures.set(id, { sha256: 'm', iin: person.iin, bin: '150440000013' })
    await move('sign', { signatureRequestId: id })
    const look = () => readApplication(applications, draft.id, by)
    return { id: draft.id, person, move, look, path: `/applications/${draft.id}` }
  }
  const openDesk = async (role: Parameters<typeof hire>[0][number], name?: string) => {
    const { session, member } = await hire([role], name)
    return { ...deskAt(office, session, origin), session, member }
  }
  return { office, applications, bringIn, openDesk }
}
