import { addDays, type Day } from '#kz'
import type { ImaginedApplication } from '#modules/applications'
import { catalogue } from '#services/catalogue'

type Path = ImaginedApplication['path']
type Step = readonly [move: string, from: string, to: string, madeBy: Path[number]['madeBy']]

const whole: readonly Step[] = [
  ['submit', 'draft', 'awaiting-approval', 'citizen'],
  ['all-approved', 'awaiting-approval', 'awaiting-signature', 'approvals'],
  ['sign', 'awaiting-signature', 'review', 'citizen'],
  ['accept', 'review', 'execution', 'officer'],
  ['execute', 'execution', 'payment', 'officer'],
  ['bank-paid', 'payment', 'executed', 'bank'],
]

const service = catalogue.find(({ id }) => id === 'refund-pension-contributions') ?? {
  id: 'refund-pension-contributions',
  version: '',
}

/** One of fifty waits for an officer, one for the fund, one for employees; the others have ended well. */
function stepsOf(place: number): readonly Step[] {
  const lengths: Readonly<Record<number, number>> = { 0: 3, 1: 4, 2: 1 }
  return whole.slice(0, lengths[place % 50] ?? whole.length)
}

const hourMs = 3_600_000

/** A made-up application for a refund, submitted some time in the last two years. */
export function imagineApplication(
  place: number,
  now: Date,
  applicant: Pick<ImaginedApplication, 'key' | 'iin'>,
): ImaginedApplication {
  const steps = stepsOf(place)
  const final = steps.length === whole.length
  const daysAgo = final ? 20 + (place % 700) : place % 15
  const createdAt = new Date(now.getTime() - daysAgo * 24 * hourMs - (place % 24) * hourMs)
  return {
    ...applicant,
    number: numberOf(place),
    service: { id: service.id, version: service.version },
    contents: {
      answers: { phone: '+77780000000', reason: 'duplicate', region: '75' },
      payer: null,
    },
    createdAt,
    path: steps.map(([move, from, to, madeBy], index) => ({
      ...{ move, from, to, madeBy },
      at: new Date(createdAt.getTime() + (index + 1) * hourMs),
    })),
    final,
    dueAt: final ? null : new Date(`${addDays(dayOf(createdAt), 21)}T13:00:00Z`),
  }
}

// A step that has no divisor with ten thousand million walks through all numbers of ten digits.
function numberOf(place: number): string {
  return String((BigInt(place) * 7_368_787_781n + 1_234_567n) % 10_000_000_000n).padStart(10, '0')
}

function dayOf(date: Date): Day {
  return date.toISOString().slice(0, 10)
}
