import { type ChildProcess, spawn } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { fetchModels } from '#modules/face'
import { fetchDocumentModels } from '#modules/identity-documents'
import { inviteFirstAdministrators } from '#modules/staff'
import { type Config, type Environment, environment, loadConfig } from '#platform/config'
import { openKeyring } from '#platform/crypto'
import { migrate, openDatabase } from '#platform/database'
import { type Build, buildFolder, buildSenim } from '../build.ts'
import type { Command } from '../commands.ts'
import { currentClock, joinAddress } from '../office-links.ts'
import { exitCodes, say } from '../outcome.ts'
import type { serve } from '../serve.ts'
import { step } from '../step.ts'

/**
 * `senim start`: database, models, pages and the sandbox, then every site; runs until it is told to stop. `--phone` lets
 * a phone in the same network in.
 */
export const start: Command = async (words) => {
  const phone = words.includes('--phone') ? await openToPhones() : null
  const settings = { ...environment, ...phone?.settings }
  const config = loadConfig(settings)
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort())
  const opened = await step('Database', () => openDatabase(config, say))
  const ending = [() => opened.close()]
  try {
    const applied = await step('Tables', () => migrate(opened.pool))
    if (applied.length > 0) say(`  applied ${applied.length} migrations`)
    await step('Models', async () => {
      await fetchModels()
      await fetchDocumentModels()
    })
    const build = await step('Pages', () => buildSenim(buildFolder(config.ports.portal)))
    if (config.mode === 'sandbox') {
      const sandbox = await step('Sandbox', () => startSandbox(config, build, settings))
      ending.unshift(async () => void sandbox.kill('SIGTERM'))
    }
    const sites = await step('Sites', () => startSites(config, build, opened))
    ending.unshift(() => sites.close())
    printAddresses(config)
    if (config.mode === 'sandbox') await printInvitations(config, opened)
    const front = await phone?.open(config)
    if (front) ending.unshift(front.close)
    say('\nCtrl+C stops everything.')
    await stopped(stopping.signal)
    say('Stopping: finishing what is under way …')
    return exitCodes.yes
  } finally {
    for (const end of ending) await end()
  }
}

/** Certificates are loaded only by those who ask for them. */
async function openToPhones() {
  const { preparePhone } = await import('../phone/open-phone.ts')
  return preparePhone(loadConfig(), say)
}

type Opened = Awaited<ReturnType<typeof openDatabase>>

/** The sites are bundled, because Node does not read `.tsx`; the bundle is loaded here, into this one process. */
async function startSites(config: Config, build: Build, opened: Opened): ReturnType<typeof serve> {
  const bundle: { readonly serve: typeof serve } = await import(pathToFileURL(build.server).href)
  return bundle.serve({ config, assetsFolder: build.assets, opened })
}

async function startSandbox(config: Config, build: Build, env: Environment): Promise<ChildProcess> {
  const sandbox = spawn(process.execPath, [build.sandbox], {
    // The channel carries nothing: when this process is killed it closes, and the sandbox goes too.
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env,
  })
  const deadline = Date.now() + 15_000
  while (Date.now() < deadline && sandbox.exitCode === null) {
    if (await answers(`http://localhost:${config.ports.sandbox}/api/clock`)) return sandbox
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  sandbox.kill('SIGKILL')
  throw new Error(
    `The sandbox does not answer at ${config.origins.sandbox}. Is another program using the port? SENIM_PORT moves all ports.`,
  )
}

function answers(address: string): Promise<boolean> {
  return fetch(address).then(
    (response) => response.ok,
    () => false,
  )
}

function printAddresses({ origins, mode }: Config): void {
  const lines: readonly (readonly [string, string])[] = [
    ['Portal', origins.portal],
    ['Digital ID', origins.digitalId],
    ['Office', origins.office],
    ...(mode === 'sandbox' ? ([['Sandbox', origins.sandbox]] as const) : []),
  ]
  say('')
  for (const [name, address] of lines) say(`  ${name.padEnd(11)} ${address}`)
}

/** Nobody of the office has a password; until two administrators have joined, their links are printed. */
async function printInvitations(config: Config, { database }: Opened): Promise<void> {
  const room = { database, keyring: openKeyring(config), clock: await currentClock(config) }
  const invitations = await inviteFirstAdministrators(room, ['Айгүл Сәрсенова', 'Берік Оспанов'])
  if (invitations.length === 0) return
  say('\nThe office has no two administrators yet. Each joins by a link, once, within 24 hours:')
  for (const { name, token } of invitations) say(`  ${name.padEnd(17)} ${joinAddress(config, token)}`)
}

function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}
