import { describe, expect, test } from 'vitest'
import { runDeadlines } from '#modules/applications'
import { listOperations } from '#modules/audit'
import { listInbox } from '#modules/notifications'
import { readSigningRequest } from '#modules/signing'
import { openKeyring } from '#platform/crypto'
import { openTestDatabase, testConfig } from '#platform/testing'
import {
  askForApproval,
  declineApproval,
  listOwnApprovals,
  readApprovals,
  readOwnApproval,
  settleApproval,
  settleWaitingApprovals,
} from './index.ts'
import { openRefund } from './testing/refund.ts'

const { database, pool } = await openTestDatabase()
const keyring = openKeyring(testConfig())
const open = (count: number) => openRefund(database, keyring, count)
const day = 86_400_000
const fault = (error: unknown) => {
  throw error
}

test('each employee is told, sees their own part alone and signs it; when all have, the payer is told', async () => {
  const { room, id, employees, move, approve, look, payer } = await open(2)
  const [one, other] = employees as [(typeof employees)[0], (typeof employees)[0]]
  expect(await move('ask')).toMatchObject({ kind: 'moved', stage: 'asked' })
  const [message] = await listInbox(database, keyring, one.personId)
  expect(message).toMatchObject({ link: `/account/applications/${id}` })

  const own = await readOwnApproval(room, { personId: one.personId, applicationId: id })
  expect(own).toMatchObject({ state: 'asked', edition: 1, hashes: [] })
  expect(own.part).toMatchObject({ iin: one.iin, reason: 'duplicate', payer: { name: 'Алма ЖШС' } })
  expect(JSON.stringify(own)).not.toContain(other.iin)

  expect(await approve(one)).toMatchObject({ kind: 'answered', stage: 'asked' })
  const after = await readOwnApproval(room, { personId: other.personId, applicationId: id })
  expect(after.hashes).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)])
  expect(await approve(other)).toMatchObject({ kind: 'answered', stage: 'agreed' })
  expect((await look()).journal.map((line) => line.move)).toEqual(['ask', 'all-approved'])
  expect((await listInbox(database, keyring, payer.personId)).map(({ title }) => title.ru).join()).toContain(
    'message.agreed',
  )
  expect(await readApprovals(room, id)).toMatchObject([{ state: 'approved' }, { state: 'approved' }])
  const [leaf] = await listOperations(database, other.personId)
  expect(leaf).toMatchObject({ operation: 'application-approved', details: { attempt: 1 } })
  expect(await listOwnApprovals(room, one.personId)).toMatchObject([{ applicationId: id, state: 'approved' }])
})

test('what is signed names one’s own rows, the reason, the payer and the edition, and is shown as PDF', async () => {
  const { room, id, employees, move, sign } = await open(2)
  await move('ask')
  const [one, other] = employees
  const request = await readSigningRequest(room, await sign(one!))
  const manifest = JSON.parse(new TextDecoder().decode(request.manifest))
  expect(manifest).toMatchObject({
    purpose: 'approval',
    subject: `application:${id}:1`,
    facts: { iin: one!.iin, payer: '120140000017', reason: 'duplicate', edition: 1 },
  })
  expect(manifest.facts.rows).toMatchObject([{ refund: '10000', paid: '4250000' }])
  expect(new TextDecoder().decode(request.manifest)).not.toContain(other!.iin)
  expect(request.shown).toMatchObject([{ mediaType: 'application/pdf' }])
  expect(request.signer).toEqual({ iin: one!.iin, needs: 'individual' })
})

describe('an approval does not count', () => {
  test('of somebody else, or of nobody who was asked', async () => {
    const { room, outside, id, employees, move, sign, payer, look } = await open(2)
    await move('ask')
    const [one, other] = employees
    const requestId = await sign(one!)
    outside.signatures.set(requestId, { ...outside.signatures.get(requestId)!, iin: other!.iin })
    await expect(settleApproval(room, requestId)).rejects.toMatchObject({ code: 'changed' })
    const stranger = { personId: payer.personId, applicationId: id }
    await expect(readOwnApproval(room, stranger)).rejects.toMatchObject({ code: 'unknown' })
    expect((await look()).stage).toBe('asked')
  })

  test('over an older part: the person looks at it again', async () => {
    const { room, employees, choose, move, sign } = await open(2)
    await move('ask')
    const requestId = await sign(employees[0]!)
    await choose([
      [employees[0]!, '90'],
      [employees[1]!, '100'],
    ])
    await move('ask')
    await expect(settleApproval(room, requestId)).rejects.toMatchObject({ code: 'changed' })
  })

  test('while its verdict waits; the worker takes it up, and nobody signs again', async () => {
    const { room, outside, id, employees, move, sign, look } = await open(1)
    await move('ask')
    const [one] = employees
    const requestId = await sign(one!)
    const signature = outside.signatures.get(requestId)!
    outside.signatures.delete(requestId)
    expect(await settleApproval(room, requestId)).toEqual({ kind: 'waiting' })
    const again = { personId: one!.personId, applicationId: id, language: 'ru', returnTo: '/x' } as const
    expect(await askForApproval(room, again)).toEqual({ requestId })
    outside.signatures.set(requestId, signature)
    await settleWaitingApprovals(room, fault)
    expect((await look()).stage).toBe('agreed')
    expect(await settleApproval(room, requestId)).toMatchObject({ kind: 'answered', stage: 'agreed' })
  })

  test('after the application was withdrawn', async () => {
    const { room, id, employees, move, sign, decline, look } = await open(1)
    await move('ask')
    const requestId = await sign(employees[0]!)
    await move('withdraw')
    await expect(settleApproval(room, requestId)).rejects.toMatchObject({ code: 'over' })
    await expect(decline(employees[0]!)).rejects.toMatchObject({ code: 'over' })
    const own = { personId: employees[0]!.personId, applicationId: id }
    expect(await readOwnApproval(room, own)).toMatchObject({ state: 'ended' })
    expect((await look()).stage).toBe('ended')
  })
})

describe('somebody who declines', () => {
  test('stops the application with a reason, and may be left out at once; the others stay agreed', async () => {
    const { room, id, employees, choose, move, approve, decline, look } = await open(3)
    const [one, two, three] = employees as [
      (typeof employees)[0],
      (typeof employees)[0],
      (typeof employees)[0],
    ]
    await move('ask')
    await approve(one)
    expect(await decline(two)).toMatchObject({ stage: 'declined' })
    expect(await decline(two)).toMatchObject({ kind: 'answered' })
    const views = await readApprovals(room, id)
    expect(views.find(({ iin }) => iin === two.iin)).toMatchObject({
      state: 'declined',
      decline: { reason: 'wrong-sum', words: 'Сома дұрыс емес' },
    })
    expect(await approve(three)).toMatchObject({ stage: 'declined' })
    await choose([
      [one, '100'],
      [three, '100'],
    ])
    // Both have agreed to parts that did not change: it is ready at once.
    expect(await move('ask')).toMatchObject({ kind: 'moved', stage: 'agreed' })
    expect((await look()).edition).toBe(2)
    const gone = { personId: two.personId, applicationId: id }
    await expect(readOwnApproval(room, gone)).rejects.toMatchObject({ code: 'over' })
    await expect(
      declineApproval(room, { ...gone, decline: { reason: 'other', words: '' } }),
    ).rejects.toMatchObject({
      code: 'over',
    })
  })

  test('is asked again when the sum is mended', async () => {
    const { room, id, employees, choose, move, approve, decline } = await open(2)
    const [one, two] = employees as [(typeof employees)[0], (typeof employees)[0]]
    await move('ask')
    await approve(one)
    await decline(two)
    await choose([
      [one, '100'],
      [two, '50'],
    ])
    expect(await move('ask')).toMatchObject({ stage: 'asked' })
    const views = await readApprovals(room, id)
    expect(views.find(({ iin }) => iin === one.iin)).toMatchObject({ state: 'approved' })
    expect(views.find(({ iin }) => iin === two.iin)).toMatchObject({ state: 'asked', decline: null })
    const inbox = await listInbox(database, keyring, one.personId)
    expect(inbox.filter(({ title }) => title.en.includes('message.please'))).toHaveLength(1)
    expect(await approve(two)).toMatchObject({ stage: 'agreed' })
  })
})

test('somebody silent is reminded after five working days, and only then may be left out', async () => {
  const { room, employees, choose, move, approve, clock } = await open(2)
  const [one, two] = employees as [(typeof employees)[0], (typeof employees)[0]]
  await move('ask')
  await approve(one)
  await choose([[one, '100']])
  clock.advance(7 * day)
  expect(await move('ask')).toEqual({ kind: 'refused', code: 'silent-too-early' })
  clock.advance(day)
  await runDeadlines(room, fault)
  const reminded = async (person: typeof one) =>
    (await listInbox(database, keyring, person.personId)).filter(({ title }) => title.en.includes('please'))
  expect([(await reminded(one)).length, (await reminded(two)).length]).toEqual([1, 2])
  expect(await move('ask')).toMatchObject({ kind: 'moved', stage: 'agreed' })
})

test('somebody who agreed stays, unless the application is withdrawn', async () => {
  const { employees, choose, move, approve } = await open(2)
  await move('ask')
  await approve(employees[0]!)
  await choose([[employees[1]!, '100']])
  expect(await move('ask')).toEqual({ kind: 'refused', code: 'approved-stays' })
})

test('nothing of a part is readable in the database', async () => {
  const { id, employees, move, decline } = await open(1)
  await move('ask')
  await decline(employees[0]!)
  const { rows } = await pool.query('select * from approvals.approvals where application_id = $1', [id])
  const written = Object.values(rows[0]).map((value) =>
    Buffer.isBuffer(value) ? value.toString('utf8') : value,
  )
  expect(JSON.stringify(written)).not.toContain(employees[0]!.iin)
  expect(JSON.stringify(written)).not.toContain('wrong-sum')
})
