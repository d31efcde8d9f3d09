import { expect, test } from 'vitest'
import { openKeyring } from '#platform/crypto'
import { openTestDatabase, testConfig } from '#platform/testing'
import { ApprovalError, settleApproval } from './index.ts'
import { openRefund } from './testing/refund.ts'

const { database } = await openTestDatabase()
const keyring = openKeyring(testConfig())

/** Whether an answer counted; one that came too late is told so. */
async function counted(answer: Promise<{ readonly kind: string }>): Promise<boolean> {
  try {
    return (await answer).kind === 'answered'
  } catch (error) {
    if (error instanceof ApprovalError) return false
    throw error
  }
}

// Two hundred rounds of ten are part of `npm run crash`; here the order of arrival is tried a few ways.
test.each([
  ['nothing happens', 'none', 0],
  ['one declines first', 'decline', 0],
  ['one declines in between', 'decline', 2],
  ['one declines last', 'decline', 4],
  ['the payer withdraws first', 'withdraw', 0],
  ['the payer withdraws in between', 'withdraw', 2],
  ['the payer withdraws last', 'withdraw', 4],
] as const)(
  'four sign at once and %s: ready once and only with all four, never after a withdrawal',
  async (_, trouble, after) => {
    const { room, employees, move, sign, decline, look } = await openRefund(database, keyring, 4)
    await move('ask')
    const requests: string[] = []
    for (const person of employees) requests.push(await sign(person))
    const disturb = async () => {
      if (trouble === 'decline') return counted(decline(employees[3]!))
      if (trouble === 'withdraw') return (await move('withdraw')).kind === 'moved'
      return false
    }
    const signing = requests.map((requestId) => () => counted(settleApproval(room, requestId)))
    const arrivals = [...signing.slice(0, after), disturb, ...signing.slice(after)]
    const answers = await Promise.all(arrivals.map((arrive) => arrive()))
    const approved = answers.filter((one, place) => one && place !== after).length
    const { journal, stage } = await look()
    const moves = journal.map((line) => line.move)
    expect(moves.filter((one) => one === 'all-approved')).toHaveLength(approved === 4 ? 1 : 0)
    if (trouble === 'decline' && answers[after]) expect(stage).toBe('declined')
    if (trouble === 'withdraw') {
      expect(stage).toBe('ended')
      expect(moves.at(-1)).toBe('withdraw')
    }
  },
)
