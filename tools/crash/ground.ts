import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type BankAddress, connectBank, type PaymentsRoom, takeCallBack } from '#modules/payments'
import { systemClock } from '#platform/clock'
import { type Config, loadConfig } from '#platform/config'
import { createPersonKey, openKeyring, systemRandom } from '#platform/crypto'
import { migrate, type OpenDatabase, openDatabase } from '#platform/database'
import { startSandboxBank } from './sandbox-bank.ts'

/** What a section of the run stands on: a real database, the sandbox as a process of its own, and its calls taken. */
export type Ground = {
  readonly config: Config
  readonly opened: OpenDatabase
  readonly room: PaymentsRoom
  readonly bankAddress: BankAddress
  /** Where the sandbox answers. */
  readonly sandbox: string
  /** Somebody whose key seals the payees. */
  readonly personId: string
  readonly close: () => Promise<void>
}

const patienceMilliseconds = 300
const payingAccount = 'KZ12009NPS0413609816'

export async function openGround(stateFolder: string): Promise<Ground> {
  const port = await freePort()
  const settings = {
    SENIM_STATE: stateFolder,
    SENIM_PORT: String(port),
    SENIM_NCALAYER_PORT: String(await freePort()),
    SENIM_POOL_SIZE: '20',
  }
  const config = loadConfig(settings)
  const opened = await openDatabase(config, () => undefined)
  await migrate(opened.pool)
  const secret = config.bank?.secret ?? ''
  const { database } = opened
  const calls = await listenForCalls(port, (signature, body) =>
    takeCallBack({ database, clock: systemClock }, secret, { signature, body }),
  )
  const sandbox = await startSandboxBank(stateFolder, settings, config.origins.sandbox)
  const bankAddress = {
    ...{ url: `${config.origins.sandbox}/api/bank`, token: null, iic: payingAccount, patienceMilliseconds },
  }
  const keyring = openKeyring(config)
  const room = { database, keyring, clock: systemClock, random: systemRandom, bank: connectBank(bankAddress) }
  const personId = systemRandom.uuid()
  await createPersonKey(database, keyring, personId, systemClock, systemRandom)
  return {
    ...{ config, opened, room, bankAddress, personId, sandbox: config.origins.sandbox },
    close: async () => {
      await sandbox.stop()
      await calls.close()
      await opened.close()
    },
  }
}

/** Stands where the portal stands: the bank calls here. */
async function listenForCalls(port: number, take: (signature: string, body: string) => Promise<string>) {
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const verdict = await take(String(request.headers['x-bank-signature'] ?? ''), body).catch(() => 'fault')
    response.writeHead(verdict === 'taken' ? 204 : verdict === 'fault' ? 500 : 422).end()
  })
  await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve))
  return {
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  // Others stand at an offset from the first one; room above is left for them.
  return port > 65_000 ? port - 1000 : port
}
