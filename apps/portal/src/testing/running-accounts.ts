import { createAccount, findByIin } from '#modules/accounts'
import { followClock } from '#platform/clock'
import { environment, loadConfig } from '#platform/config'
import { openKeyring, systemRandom } from '#platform/crypto'
import { openDatabase } from '#platform/database'
import { newAccount } from '../../../../modules/accounts/src/testing/people.ts'

type Somebody = {
  readonly iin: string
  readonly phone: string
  readonly surname: string
  readonly name: string
}

/** Gives somebody a Digital ID in a Senim that runs in another process, as if they had shown their face: for journeys. */
export async function giveDigitalId(
  settings: Readonly<Record<string, string>>,
  { iin, phone, surname, name }: Somebody,
): Promise<void> {
  const config = loadConfig({ ...environment, ...settings })
  const { database, close } = await openDatabase(config)
  const keyring = openKeyring(config)
  const clock = followClock(config.clockUrl ?? '')
  if ((await findByIin(database, keyring, iin)) === null) {
    const names = { surname, name, latinSurname: 'X', latinName: 'X' }
    const personId = systemRandom.uuid()
    const account = newAccount({ personId, iin, phone, names, language: 'ru' })
    await createAccount(database, keyring, clock, account)
  }
  clock.stop()
  await close()
}
