import type pg from 'pg'
import { buildAccount } from '#modules/accounts'
import { type BuiltApplication, buildApplication } from '#modules/applications'
import { buildHistory, type PastOperation } from '#modules/audit'
import type { Clock } from '#platform/clock'
import { type Keyring, systemRandom } from '#platform/crypto'
import { fillRows } from '#platform/database'
import { imagineApplication } from './imagine-application.ts'
import { imaginePerson } from './imagine-person.ts'

/** How much of whom: places count from the first free one. */
export type Filling = {
  readonly people: number
  readonly applications: number
  readonly firstPerson: number
  readonly firstApplication: number
}

const peopleAtOnce = 2000
const channels = {
  citizen: 'portal',
  officer: 'office',
  approvals: 'worker',
  bank: 'worker',
  clock: 'worker',
} as const
const makers = {
  citizen: 'self',
  officer: 'staff',
  approvals: 'system',
  bank: 'system',
  clock: 'system',
} as const

/** Fills the tables with made-up people, their applications and their histories, a batch a transaction. */
export async function fillHouse(
  client: pg.PoolClient,
  { keyring, clock }: { readonly keyring: Keyring; readonly clock: Clock },
  filling: Filling,
  report: (sentence: string) => void,
): Promise<void> {
  const { people, applications } = filling
  for (let done = 0; done < people; done += peopleAtOnce) {
    const batch = Math.min(peopleAtOnce, people - done)
    const built = Array.from({ length: batch }, (_, index) => build(keyring, clock, filling, done + index))
    await client.query('begin')
    await fillRows(
      client,
      'platform.person_keys',
      built.map(({ personKey }) => personKey),
    )
    await fillRows(
      client,
      'accounts.people',
      built.map(({ person }) => person),
    )
    await fillRows(
      client,
      'applications.applications',
      built.flatMap(({ own }) => own.map(({ row }) => row)),
    )
    await fillRows(
      client,
      'applications.moves',
      built.flatMap(({ own }) => own.flatMap(({ moves }) => moves)),
    )
    await fillRows(
      client,
      'audit.operations',
      built.flatMap(({ history }) => history),
    )
    await client.query('commit')
    const share = Math.min(people, done + batch)
    report(`${share} of ${people} people, about ${Math.round((applications * share) / people)} applications`)
  }
}

function build(keyring: Keyring, clock: Clock, filling: Filling, index: number) {
  const account = imaginePerson(filling.firstPerson + index, systemRandom)
  const { key, personKey, person } = buildAccount(keyring, clock, account)
  const own: BuiltApplication[] = []
  for (let place = index; place < filling.applications; place += filling.people) {
    const imagined = imagineApplication(filling.firstApplication + place, clock.now(), {
      key,
      iin: account.iin,
    })
    own.push(buildApplication(keyring, imagined))
  }
  return { personKey, person, own, history: buildHistory(account.personId, pastOf(own, clock.now())) }
}

function pastOf(own: readonly BuiltApplication[], now: Date): readonly PastOperation[] {
  const created: PastOperation = {
    ...{ operation: 'digital-id-created', by: 'system', channel: 'command-line', result: 'done', at: now },
    details: { reason: 'synthetic' },
  }
  return [created, ...own.flatMap(leavesOf)]
}

function leavesOf({ row, moves }: BuiltApplication): readonly PastOperation[] {
  return moves.map(({ move, number, madeBy, at, hash }) => ({
    ...{ operation: 'application-moved', result: 'done', at },
    ...{ by: makers[madeBy], channel: channels[madeBy] },
    details: { case: row.number, reason: move, attempt: number, entry: hash },
  }))
}
