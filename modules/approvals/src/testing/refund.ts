import type { ApplicationDoors } from '#modules/applications'
import { makeMove, readApplication, saveDraftStep, startDraft } from '#modules/applications'
import { readSigningRequest } from '#modules/signing'
import { type Keyring, systemRandom } from '#platform/crypto'
import type { Database } from '#platform/database'
import { openApplications, somebody } from '../../../applications/src/testing/rooms.ts'
import { smallRefund } from '../../../service-kit/src/testing/small-refund.ts'
import { approvalDoor, askForApproval, declineApproval, settleApproval } from '../index.ts'

type Person = Awaited<ReturnType<typeof somebody>>

/** A payer, and employees with accounts whose agreement is asked for. */
export async function openRefund(database: Database, keyring: Keyring, count: number) {
  const doors: Partial<ApplicationDoors> = { approvals: approvalDoor(keyring) }
  const opened = openApplications(database, keyring, [smallRefund], doors)
  const { room, outside } = opened
  const payer = await somebody(room)
  const employees: Person[] = []
  for (let place = 0; place < count; place += 1) employees.push(await somebody(room))
  outside.payers.push({
    ...{ id: '120140000017', name: 'Алма ЖШС', kind: 'legal-entity', active: true },
    headIin: payer.iin,
  })
  for (const { iin, names } of employees) outside.rows.push(rowOf(iin, names.surname))
  const { personId } = payer
  const { id } = await startDraft(room, {
    ...{ personId, service: 'small-refund', language: 'ru', key: systemRandom.uuid() },
  })
  let saves = 0
  const save = async (step: string, typed: Parameters<typeof saveDraftStep>[1]['typed']) => {
    const saved = await saveDraftStep(room, {
      applicationId: id,
      personId,
      step,
      typed,
      expectedSaves: saves,
    })
    if (saved.kind !== 'saved') throw new Error(JSON.stringify(saved))
    saves = saved.saves
  }
  /** Chooses these employees, each with a sum in tenge. */
  const choose = (chosen: readonly (readonly [Person, string])[]) =>
    save('employees', {
      reason: 'duplicate',
      rows: chosen.map(([{ iin }, refund]) => ({
        id: outside.rows.find(({ employeeIin }) => employeeIin === iin)?.id ?? '',
        refund,
        employee: iin,
      })),
    })
  const by = { kind: 'citizen', personId } as const
  const move = (name: string) => makeMove(room, { applicationId: id, expectedMoves: null, move: name, by })
  await save('payer', { email: 'a@b.kz', payer: '120140000017' })
  await choose(employees.map((one) => [one, '100']))
  /** Asks for a signature, and lets it count. */
  const sign = async (person: Person) => {
    const own = { personId: person.personId, applicationId: id }
    const { requestId } = await askForApproval(room, { ...own, language: 'kk', returnTo: '/account/inbox' })
    const { sha256 } = await readSigningRequest(room, requestId)
    outside.signatures.set(requestId, { sha256, iin: person.iin, bin: null })
    return requestId
  }
  const approve = async (person: Person) => settleApproval(room, await sign(person))
  const decline = (person: Person) =>
    declineApproval(room, {
      ...{ personId: person.personId, applicationId: id },
      decline: { reason: 'wrong-sum', words: 'Сома дұрыс емес' },
    })
  const look = () => readApplication(room, id, by)
  return { ...opened, id, payer, employees, choose, move, sign, approve, decline, look }
}

function rowOf(employeeIin: string, surname: string) {
  const id = systemRandom.uuid()
  const paid = { period: '2026-09', knp: '010', paid: '4250000', paidOn: '2026-10-05' }
  return { id, employeeIin, surname, name: 'Ерлан', ...paid, reference: `R-${id}` }
}
