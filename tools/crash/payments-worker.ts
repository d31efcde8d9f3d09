import { connectBank, settleOrders } from '#modules/payments'
import { loadConfig } from '#platform/config'
import { openKeyring, systemRandom } from '#platform/crypto'
import { connect } from '#platform/database'

/**
 * A worker of payments as a process of its own, to be killed: settles whatever is due, again and again, an hour later
 * each time by its own clock. Told by its words: where the database is, where the bank is, how far its clock is ahead.
 */
const [database, bank, hours] = process.argv.slice(2).map((word) => JSON.parse(word))
const opened = connect(database)
let ahead = Number(hours) * 3_600_000
const room = {
  database: opened.database,
  keyring: openKeyring(loadConfig()),
  clock: { now: () => new Date(Date.now() + ahead) },
  random: systemRandom,
  bank: connectBank(bank),
}
process.stdout.write('ready\n')
for (;;) {
  await settleOrders(room, 20)
  ahead += 3_700_000
}
