import { banks, type WorkingCalendar, workingCalendar } from '#kz'
import { createAccount } from '#modules/accounts'
import { type ApplicationsRoom, makeMove, saveDraftStep, startDraft } from '#modules/applications'
import { approvalDoor, askForApproval } from '#modules/approvals'
import { isService, type OfferedRow } from '#modules/service-kit'
import { readSigningRequest } from '#modules/signing'
import { catalogue } from '#services/catalogue'
import type { Ground } from './ground.ts'

const service = 'refund-pension-contributions'
const payerId = '150440000013'
const calendar: WorkingCalendar = workingCalendar

/** Somebody with an account. */
export type Person = { readonly personId: string; readonly iin: string }

/** The real engine over a real database; signatures are taken as verified, which other figures measure. */
export type RefundRoom = {
  readonly room: ApplicationsRoom
  readonly payer: Person
  readonly employees: readonly Person[]
  /** Fills in a refund for all employees, submits it and asks everybody to sign. Answers with the requests. */
  readonly submit: () => Promise<{ readonly id: string; readonly requests: readonly string[] }>
}

export async function openRefundRoom(ground: Ground, count: number): Promise<RefundRoom> {
  const { database, keyring, clock, random } = ground.room
  const signatures = new Map<string, { sha256: string; iin: string; bin: null }>()
  const rows = new Map<string, Omit<OfferedRow, 'taken'>>()
  const [payer, ...employees] = await newPeople(ground, count + 1)
  if (!payer) throw new Error('Nobody was made.')
  const entity = { id: payerId, name: 'ЖШС', kind: 'legal-entity', active: true } as const
  const room: ApplicationsRoom = {
    ...{ database, keyring, clock, random, portal: 'http://localhost:3000' },
    services: catalogue.filter(isService),
    doors: {
      calendar: async () => calendar,
      inForce: async (_, service) => service,
      banks: async () => banks,
      term: async (_, __, ___, shipped) => shipped,
      offered: async (_, __, payment) => payment.offered,
      payers: async () => [{ ...entity, headIin: payer.iin }],
      contributions: async () => ({ rows: [...rows.values()], total: rows.size }),
      paid: async () => null,
      signature: async (_, requestId) => signatures.get(requestId) ?? null,
      approvals: approvalDoor(keyring),
      pay: async () => undefined,
    },
  }
  const submit = async () => {
    rows.clear()
    for (const { iin } of employees) {
      const row = newRow(random.uuid(), iin)
      rows.set(row.id, row)
    }
    const id = await handIn(room, payer, [...rows.values()])
    const requests: string[] = []
    for (const { personId, iin } of employees) {
      const asked = { personId, applicationId: id, language: 'kk', returnTo: '/account/inbox' } as const
      const { requestId } = await askForApproval(room, asked)
      const { sha256 } = await readSigningRequest(room, requestId)
      signatures.set(requestId, { sha256, iin, bin: null })
      requests.push(requestId)
    }
    return { id, requests }
  }
  return { room, payer, employees, submit }
}

async function handIn(
  room: ApplicationsRoom,
  { personId }: Person,
  rows: readonly Omit<OfferedRow, 'taken'>[],
): Promise<string> {
  const { id } = await startDraft(room, { personId, service, language: 'ru', key: room.random.uuid() })
  const account = { region: '75', bic: 'HSBKKZKX', iic: 'KZ30601A00000000001X' }
  const payer = { phone: '+77011234567', email: 'a@b.kz', payer: payerId, ...account }
  const chosen = rows.map(({ id: row, employeeIin }) => ({ id: row, refund: '100', employee: employeeIin }))
  const employees = { reason: 'duplicate', rows: chosen }
  for (const [place, [step, typed]] of Object.entries({ payer, employees }).entries()) {
    const draft = { applicationId: id, personId, step, typed, expectedSaves: place }
    const saved = await saveDraftStep(room, draft)
    if (saved.kind !== 'saved') throw new Error(`The step ${step} was not saved: ${JSON.stringify(saved)}`)
  }
  const by = { kind: 'citizen', personId } as const
  const made = await makeMove(room, { applicationId: id, expectedMoves: null, move: 'submit', by })
  if (made.kind !== 'moved') throw new Error(`It was not submitted: ${made.code}`)
  return id
}

function newRow(id: string, employeeIin: string): Omit<OfferedRow, 'taken'> {
  const paid = { period: '2026-09', knp: '010', paid: '4250000', paidOn: '2026-10-05' }
  return { id, employeeIin, surname: 'Әли', name: 'Ерлан', ...paid, reference: `PP-${id}` }
}

async function newPeople({ room }: Ground, count: number): Promise<readonly Person[]> {
  const people: Person[] = []
  for (let place = 0; place < count; place += 1) {
    const personId = room.random.uuid()
    const digits = String(room.random.below(10 ** 10)).padStart(10, '0')
    const iin = `85${digits}`
    await createAccount(room.database, room.keyring, room.clock, {
      ...{ personId, iin, phone: `+7${digits}`, language: 'kk', birthDate: '1985-07-15', sex: 'male' },
      names: { surname: 'Әли', name: 'Ерлан', latinSurname: 'Ali', latinName: 'Yerlan' },
      status: 'citizen',
      documents: [],
    })
    people.push({ personId, iin })
  }
  return people
}
