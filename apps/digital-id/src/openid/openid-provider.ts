import type { IncomingMessage, ServerResponse } from 'node:http'
import Provider from 'oidc-provider'
import { endSessions, openOpenidSecrets, signingKeys } from '#modules/accounts'
import type { Clock } from '#platform/clock'
import type { Keyring } from '#platform/crypto'
import type { Database } from '#platform/database'
import type { Limits } from '#platform/limits'
import { isServiceAddress, registerService, type ServiceClient } from './clients.ts'
import { configurationOf } from './configuration.ts'
import { accountFinder } from './find-account.ts'
import { limitRequests } from './limit-requests.ts'
import { openidHeaders } from './openid-headers.ts'
import type { OpenidPages } from './pages.ts'
import { type SignInDoors, signInDoors } from './sign-in.ts'
import { endOpenidSession, signOutEverywhere } from './sign-out.ts'

/** Everything under this path of Digital ID belongs to the provider. */
export const openidPath = '/openid'

export type OpenidDoors = {
  readonly database: Database
  readonly keyring: Keyring
  readonly clock: Clock
  readonly digitalIdOrigin: string
  readonly portalOrigin: string
  readonly pages: OpenidPages
  readonly limits: Limits
  readonly trustedProxies: readonly string[]
  /** Told about faults, which are ours, not about refusals, which are the caller's. */
  readonly onFault?: (fault: unknown) => void
}

/** The OpenID provider of Digital ID, to be mounted beside the site on one `node:http` server. */
export type OpenidProvider = SignInDoors & {
  readonly issuer: string
  /** Answers requests whose path begins with `/openid/`. */
  readonly callback: (request: IncomingMessage, response: ServerResponse) => void
  readonly signOutEverywhere: (person: {
    readonly personId: string
    readonly channel: 'portal' | 'digital-id'
    readonly device?: string
  }) => Promise<void>
  /** Registers a service that may ask "who is this?". */
  readonly registerService: (service: ServiceClient) => Promise<void>
  /** May a person be sent back to this address of this service? */
  readonly isServiceAddress: (service: { readonly id: string; readonly address: string }) => Promise<boolean>
}

const keyCheckMilliseconds = 60 * 60_000

/**
 * Opens the provider.
 *
 * @example
 * const openid = await createOpenidProvider(doors)
 * createServer((request, response) =>
 *   request.url?.startsWith(`${openidPath}/`) ? openid.callback(request, response) : site(request, response))
 */
export async function createOpenidProvider(doors: OpenidDoors): Promise<OpenidProvider> {
  const { database, keyring, clock } = doors
  const secrets = await openOpenidSecrets(database, keyring, clock)
  const issuer = `${doors.digitalIdOrigin}${openidPath}`
  let current = build()
  let builtAt = performance.now()

  /** The library reads its keys once, so that a new key means a new provider; all it remembers is in the database. */
  function provider(): Promise<Provider> {
    if (performance.now() - builtAt < keyCheckMilliseconds) return current
    builtAt = performance.now()
    const before = current
    current = build().catch(() => before)
    return current
  }

  async function build(): Promise<Provider> {
    const built = new Provider(
      issuer,
      configurationOf({
        ...doors,
        secrets,
        issuer,
        providerKeys: await signingKeys(database, secrets, clock, 'provider'),
        portalKeys: await signingKeys(database, secrets, clock, 'client portal'),
        findAccount: accountFinder(database, keyring, clock),
        signOutAt: async (session) => {
          // What a client ends is over at Digital ID itself too, or the next person here could add a passkey.
          if (session.accountId !== undefined)
            await endSessions(database, clock, { personId: session.accountId, program: 'digital-id' })
          await endOpenidSession(built, database, session)
        },
      }),
    )
    // Address and scheme come from the headers that `callback` writes itself, never from the caller.
    built.proxy = true
    built.use(openidHeaders([doors.portalOrigin], issuer.startsWith('https:')))
    built.use(limitRequests(doors.limits, doors.trustedProxies, doors.pages))
    built.on('server_error', (_, fault) => doors.onFault?.(fault))
    return built
  }

  await current
  return {
    issuer,
    ...signInDoors(provider, database, keyring, clock),
    callback: (request, response) => {
      const answer = async () => (await provider()).callback()(asAddressed(request, issuer), response)
      answer().catch((fault: unknown) => {
        doors.onFault?.(fault)
        response.writeHead(500).end()
      })
    },
    signOutEverywhere: async (person) =>
      signOutEverywhere(await provider(), database, secrets, clock, person),
    registerService: (service) => registerService(database, secrets, service),
    isServiceAddress: (service) => isServiceAddress(database, secrets, service),
  }
}

/** The library builds its addresses from the request; ours has one address whatever the caller or a proxy says. */
function asAddressed(request: IncomingMessage, issuer: string): IncomingMessage {
  const { host, protocol } = new URL(issuer)
  const url = request.url ?? ''
  request.headers['x-forwarded-host'] = host
  request.headers['x-forwarded-proto'] = protocol.slice(0, -1)
  return Object.assign(request, { originalUrl: url, url: url.slice(openidPath.length) })
}
