import type { Day } from '#kz'
import { decryptField, type Keyring, lookupIndex, readPersonKey } from '#platform/crypto'
import type { Database } from '#platform/database'
import type { Order, OrderLine, OrderState, OrderStep, Payee } from './order.ts'
import type { EntryKind, Posting } from './postings.ts'
import { payeePlace, type StoredOrder, tablesOf } from './tables.ts'

/** An order with its lines, its story, and what it did to the ledger. */
export type OrderStory = Order & {
  readonly lines: readonly OrderLine[]
  readonly steps: readonly OrderStep[]
  readonly entries: readonly {
    readonly kind: EntryKind
    readonly day: Day
    readonly postings: readonly Posting[]
  }[]
}

/** What to look for among orders. */
export type OrderFilter = {
  readonly state?: OrderState
  /** BIN or IIN of the payee. */
  readonly payee?: string
  readonly number?: number
  readonly amount?: bigint
  readonly applicationId?: string
}

const columns = [
  'id as orderId',
  'number',
  'orderKey',
  'applicationId',
  'amount',
  'purpose',
  'state',
  'stateAt',
  'createdAt',
  'returnReason',
] as const

/** An order as it stands, or `null`. Inside a transaction it is locked against a move until that ends. */
export async function readOrder(database: Database, orderId: string): Promise<Order | null> {
  const row = await tablesOf(database)
    .selectFrom('orders')
    .select(columns)
    .where('id', '=', orderId)
    .$if(database.isTransaction, (query) => query.forShare())
    .executeTakeFirst()
  return row ? { ...row, amount: BigInt(row.amount) } : null
}

/** Every order of an application, oldest first. */
export async function readOrdersOf(database: Database, applicationId: string): Promise<readonly Order[]> {
  const rows = await tablesOf(database)
    .selectFrom('orders')
    .select(columns)
    .where('applicationId', '=', applicationId)
    .orderBy('number')
    .execute()
  return rows.map((row) => ({ ...row, amount: BigInt(row.amount) }))
}

/** An order with everything that happened to it, or `null`. */
export async function readOrderStory(database: Database, orderId: string): Promise<OrderStory | null> {
  const order = await readOrder(database, orderId)
  if (!order) return null
  const own = tablesOf(database)
  const [lines, steps, entries] = await Promise.all([
    own
      .selectFrom('orderLines')
      .select(['knp', 'amount', 'reference'])
      .where('orderId', '=', orderId)
      .orderBy('number')
      .execute(),
    own
      .selectFrom('steps')
      .select(['number', 'at', 'state', 'cause', 'reason'])
      .where('orderId', '=', orderId)
      .orderBy('number')
      .execute(),
    readEntries(database, orderId),
  ])
  return { ...order, lines: lines.map((line) => ({ ...line, amount: BigInt(line.amount) })), steps, entries }
}

async function readEntries(database: Database, orderId: string): Promise<OrderStory['entries']> {
  const rows = await tablesOf(database)
    .selectFrom('entries')
    .innerJoin('postings', 'postings.entryId', 'entries.id')
    .select(['entries.id', 'entries.kind', 'entries.day', 'postings.account', 'postings.amount'])
    .where('entries.orderId', '=', orderId)
    .orderBy('entries.id')
    .orderBy('postings.amount', 'desc')
    .execute()
  return [...Map.groupBy(rows, ({ id }) => id).values()].map((group) => ({
    kind: group[0]!.kind,
    day: group[0]!.day,
    postings: group.map(({ account, amount }) => ({ account, amount: BigInt(amount) })),
  }))
}

/** Orders that fit a filter, newest first, and how many there are in all. */
export async function listOrders(
  database: Database,
  keyring: Keyring,
  filter: OrderFilter,
  page: { readonly offset: number; readonly limit: number },
): Promise<{ readonly rows: readonly Order[]; readonly total: number }> {
  const fitting = matching(database, keyring, filter)
  const [rows, { total }] = await Promise.all([
    fitting
      .select(columns)
      .orderBy('createdAt', 'desc')
      .orderBy('number', 'desc')
      .offset(page.offset)
      .limit(page.limit)
      .execute(),
    fitting.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
  ])
  return { rows: rows.map((row) => ({ ...row, amount: BigInt(row.amount) })), total }
}

function matching(database: Database, keyring: Keyring, filter: OrderFilter) {
  const { state, payee, number, amount, applicationId } = filter
  return tablesOf(database)
    .selectFrom('orders')
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'ordered'))
    .$if(number !== undefined, (query) => query.where('number', '=', number ?? 0))
    .$if(applicationId !== undefined, (query) => query.where('applicationId', '=', applicationId ?? ''))
    .$if(amount !== undefined, (query) => query.where('amount', '=', Number(amount)))
    .$if(payee !== undefined, (query) =>
      query.where('payeeLookup', '=', lookupIndex(keyring, 'payments.payee', payee ?? '')),
    )
}

/** Who is paid by an order, opened with the person's key; `null` once the person was erased. */
export async function readPayee(
  database: Database,
  keyring: Keyring,
  orderId: string,
): Promise<Payee | null> {
  const row: Pick<StoredOrder, 'personId' | 'payeeSealed'> | undefined = await tablesOf(database)
    .selectFrom('orders')
    .select(['personId', 'payeeSealed'])
    .where('id', '=', orderId)
    .executeTakeFirst()
  if (!row) return null
  const key = await readPersonKey(database, keyring, row.personId).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'erased') return null
    throw error
  })
  return key && JSON.parse(decryptField(key, payeePlace(orderId), row.payeeSealed))
}

/** How many orders are in each state, for the head of the list. */
export async function countOrders(
  database: Database,
): Promise<Readonly<Partial<Record<OrderState, number>>>> {
  const rows = await tablesOf(database)
    .selectFrom('orders')
    .select(['state', ({ fn }) => fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute()
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
}
