import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { ConfigError, loadConfig, sandboxSmppPort } from '#platform/config'
import { type Keyring, openKeyring } from '#platform/crypto'
import { createSandboxApi, type SandboxApiSettings } from './api/sandbox-api.ts'
import { serveNcalayer } from './ncalayer/serve-ncalayer.ts'
import { createSandboxPages, type SandboxPagesSettings } from './sandbox-pages.tsx'
import { openSmsCentre, type SmsCentreSettings } from './sms-centre/sms-centre.ts'
import type { BankCallAddress } from './state/bank-calls.ts'
import { createSandboxState } from './state/sandbox-state.ts'

export type SandboxSettings = Omit<SandboxPagesSettings, 'ncalayer'> &
  SandboxApiSettings & {
    readonly mode: 'sandbox' | 'production'
    /** Loopback unless a real phone is to reach it. */
    readonly host: string
    readonly port: number
    readonly ncalayerPort: number
    /** The sandbox's own folder; it is made. */
    readonly folder: string
    /** The SMS centre beside the gateway; `null`: none. */
    readonly smsCentre?: Omit<SmsCentreSettings, 'host'> | null
    readonly keyring: Keyring
    /** Where the bank calls back. */
    readonly bankCalls?: BankCallAddress | null
  }

export type RunningSandbox = { readonly port: number; readonly close: () => Promise<void> }

export const productionRefusal =
  'The sandbox does not start in production: its people, messages and clock are invented. ' +
  'Set SENIM_REGISTRIES_URL and SENIM_SMS_URL to the real services, or SENIM_MODE=sandbox to try Senim out.'

function portTaken(port: number): string {
  return (
    `Port ${port} is taken, perhaps by the real NCALayer: the sandbox goes on without its own. ` +
    'Close that program and start again, or set SENIM_NCALAYER_PORT to another port.'
  )
}

/**
 * Opens the sandbox on its port.
 *
 * @throws Error in production mode, and when the port is taken.
 */
export async function startSandbox(settings: SandboxSettings): Promise<RunningSandbox> {
  if (settings.mode === 'production') throw new Error(productionRefusal)
  const state = createSandboxState({ ...settings, admitted: [settings.programs.digitalId] })
  const ncalayer = await serveNcalayer(state, settings.ncalayerPort)
  if (ncalayer.taken) console.error(portTaken(ncalayer.port))
  const site = createSandboxPages(state, { ...settings, ncalayer })
  site.route('/', createSandboxApi(state, settings))
  const server = createServer(getRequestListener(site.fetch))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(settings.port, settings.host, resolve)
  })
  const smsCentre =
    settings.smsCentre && (await openSmsCentre(state, { ...settings.smsCentre, host: settings.host }))
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      state.close()
      await smsCentre?.close()
      await ncalayer.close()
      // Streams of the clock and of phones never end by themselves.
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** The program `sandbox.js` of the build: settings from the environment, assets beside the bundle. */
async function runProgram(): Promise<void> {
  const config = loadConfig()
  const assets = join(import.meta.dirname, 'assets')
  const running = await startSandbox({
    mode: config.mode,
    host: config.host,
    port: config.ports.sandbox,
    ncalayerPort: config.ncalayerPort,
    origin: config.origins.sandbox,
    folder: join(config.stateFolder, 'sandbox'),
    keyring: openKeyring(config),
    assetsFolder: existsSync(assets) ? assets : null,
    programs: config.origins,
    registriesToken: config.registriesToken,
    smsToken: config.sms.find((one) => one.kind === 'gateway')?.token ?? null,
    smsCentre: { port: sandboxSmppPort(config.ports.sandbox), systemId: 'senim', password: 'senim' },
    bankToken: config.bank?.token ?? null,
    bankCalls: config.bank && { url: `${config.origins.portal}/bank-calls`, secret: config.bank.secret },
    mailToken: config.mail?.kind === 'gateway' ? config.mail.token : null,
  })
  for (const ending of ['SIGINT', 'SIGTERM', 'disconnect'] as const)
    process.once(ending, async () => {
      await running.close()
      // The channel to the program that opened the sandbox would keep both waiting for each other.
      if (process.connected) process.disconnect()
    })
}

if (import.meta.main)
  await runProgram().catch((error: unknown) => {
    const sentence = error instanceof Error ? error.message : String(error)
    // In production the settings of the real services are asked for first; giving them would not help here.
    const lead =
      error instanceof ConfigError ? 'The sandbox does not start; in production it never does.\n' : ''
    process.stderr.write(`${lead}${sentence}\n`)
    process.exitCode = 1
  })
