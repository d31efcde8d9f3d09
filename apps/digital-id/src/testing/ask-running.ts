import { findSignature, readSigningRequest, type SignerRule } from '#modules/signing'
import { followClock } from '#platform/clock'
import { environment, loadConfig } from '#platform/config'
import { openKeyring, systemRandom } from '#platform/crypto'
import { openDatabase } from '#platform/database'
import { yerzhanAsked } from './ask-to-sign.ts'

/** A Senim that runs in another process, as a room in it sees it: for journeys, which ask people of it to sign. */
export async function openRunningSenim(settings: Readonly<Record<string, string>>) {
  const config = loadConfig({ ...environment, ...settings })
  const { database, close } = await openDatabase(config)
  const keyring = openKeyring(config)
  const clock = followClock(config.clockUrl ?? '')
  const room = { database, keyring, clock, random: systemRandom }
  return {
    ask: (signer?: SignerRule) => yerzhanAsked(room, signer, '/help'),
    request: (requestId: string) => readSigningRequest(room, requestId),
    signature: (requestId: string) => findSignature(database, keyring, requestId),
    close: async () => {
      clock.stop()
      await close()
    },
  }
}
