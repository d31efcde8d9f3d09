import { makeMove, readApplication, verifyJournals } from '#modules/applications'
import { ApprovalError, declineApproval, settleApproval } from '#modules/approvals'
import type { Figure, Section } from './figures.ts'
import { openRefundRoom, type RefundRoom } from './refund-room.ts'
import { type Chance, chanceOf } from './seeded.ts'

const signers = 10
const longestPauseMilliseconds = 40
/** Ten signatures follow one another for about so long; trouble comes anywhere among them. */
const troubleWithinMilliseconds = 250
const troubles = ['none', 'a decline', 'a withdrawal'] as const
type Trouble = (typeof troubles)[number]

/** How a round ended. */
type Round = {
  readonly trouble: Trouble
  readonly approved: number
  readonly declined: boolean
  readonly ready: number
  /** The places of these moves in the journal; 0 when there is none. */
  readonly readyAt: number
  readonly withdrawnAt: number
  readonly stage: string
}

/** Ten employees sign at the same instant, and in the middle one declines or the payer withdraws. */
export const approvals: Section = {
  name: `${signers} employees sign at the same instant`,
  run: async (ground, { seed, rounds }) => {
    const refund = await openRefundRoom(ground, signers)
    const ended: Round[] = []
    for (let round = 0; round < rounds; round += 1) {
      ended.push(await playRound(refund, chanceOf(seed + round), troubles[round % troubles.length] ?? 'none'))
      if ((round + 1) % 50 === 0) process.stderr.write(`  ${round + 1} of ${rounds} rounds\n`)
    }
    return [...figuresOf(ended), await journals(refund)]
  },
}

/** Everybody at once, each after a pause of the seed's choosing, so that trouble comes in the middle. */
async function playRound(refund: RefundRoom, chance: Chance, trouble: Trouble): Promise<Round> {
  const { room, payer, employees } = refund
  const { id, requests } = await refund.submit()
  const by = { kind: 'citizen', personId: payer.personId } as const
  const decliner = chance.below(signers)
  // Whoever declines may have signed as well: the first of the two counts.
  const signs = trouble !== 'a decline' || chance.below(2) === 0
  const signing = requests.filter((_, place) => signs || place !== decliner)
  const signed = signing.map(async (requestId) => {
    await pause(chance.below(longestPauseMilliseconds))
    return counts(settleApproval(room, requestId))
  })
  await pause(chance.below(troubleWithinMilliseconds))
  let declined = false
  const personId = employees[decliner]?.personId
  if (trouble === 'a decline' && personId)
    declined = await counts(
      declineApproval(room, {
        ...{ personId, applicationId: id },
        decline: { reason: 'other', words: '' },
      }),
    )
  if (trouble === 'a withdrawal')
    await makeMove(room, { applicationId: id, expectedMoves: null, move: 'withdraw', by })
  const approved = (await Promise.all(signed)).filter(Boolean).length
  const { journal, stage } = await readApplication(room, id, by)
  const placeOf = (name: string) => journal.find(({ move }) => move === name)?.number ?? 0
  return {
    ...{ trouble, approved, declined, stage },
    ready: journal.filter(({ move }) => move === 'all-approved').length,
    readyAt: placeOf('all-approved'),
    withdrawnAt: placeOf('withdraw'),
  }
}

/** Whether an answer counted; one that came too late is told so. */
async function counts(answer: Promise<{ readonly kind: string }>): Promise<boolean> {
  try {
    return (await answer).kind === 'answered'
  } catch (error) {
    if (error instanceof ApprovalError) return false
    throw error
  }
}

function figuresOf(rounds: readonly Round[]): readonly Figure[] {
  const count = (which: (round: Round) => boolean) => rounds.filter(which).length
  const complete = (round: Round) => round.approved === signers
  return [
    { what: 'rounds', value: rounds.length },
    ...troubles.map((trouble) => ({
      what: `  in the middle: ${trouble}`,
      value: count((round) => round.trouble === trouble),
    })),
    { what: 'all ten agreed', value: count(complete) },
    { what: 'ready', value: count(({ ready }) => ready > 0), wanted: count(complete) },
    { what: 'ready more than once', value: count(({ ready }) => ready > 1), wanted: 0 },
    { what: 'ready without all ten', value: count((one) => one.ready > 0 && !complete(one)), wanted: 0 },
    { what: 'all ten and not ready', value: count((one) => one.ready === 0 && complete(one)), wanted: 0 },
    { what: 'declined in time', value: count(({ declined }) => declined) },
    { what: 'ready although declined', value: count((one) => one.declined && one.ready > 0), wanted: 0 },
    { what: 'withdrawn before the tenth', value: count((one) => one.withdrawnAt > 0 && one.ready === 0) },
    {
      what: 'ready after a withdrawal',
      value: count(({ withdrawnAt, readyAt }) => withdrawnAt > 0 && readyAt > withdrawnAt),
      wanted: 0,
    },
  ]
}

async function journals({ room }: RefundRoom): Promise<Figure> {
  const verdict = await verifyJournals(room.database)
  return { what: 'journals that are whole', value: verdict.kind === 'whole' ? 1 : 0, wanted: 1 }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
