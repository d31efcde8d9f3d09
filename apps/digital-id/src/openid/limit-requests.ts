import type Provider from 'oidc-provider'
import { type Configuration, errors, type KoaContextWithOIDC } from 'oidc-provider'
import { type LimitName, type Limits, networkGroup } from '#platform/limits'
import { lastOutsideHop } from '#platform/web'
import { type OpenidPages, renderRefusal } from './pages.ts'

type Middleware = Parameters<Provider['use']>[0]
type Kind = 'read' | 'authorization' | 'call'
type Ask = readonly [LimitName, string]

/** What anybody may read, and what works on for the others while the database is away. */
const reads = /^\/(\.well-known\/|jwks$)/
/** Where browsers come themselves; everything else is asked by programs. */
const authorizations = /^\/(auth|session)(\/|$)/

/** What a request to the provider is. */
export function kindOf(path: string): Kind {
  if (reads.test(path)) return 'read'
  return authorizations.test(path) ? 'authorization' : 'call'
}

/**
 * Slows down an address that asks too much. A browser's requests are counted for each service too: the service is only
 * claimed there, so that it is counted together with the address and nobody can use up what others have.
 */
export function limitRequests(
  limits: Limits,
  trustedProxies: readonly string[],
  pages: OpenidPages,
): Middleware {
  return async (ctx, next) => {
    const forwardedFor = ctx.get('x-forwarded-for') || undefined
    const hop = lastOutsideHop(ctx.req.socket.remoteAddress ?? 'unknown', forwardedFor, trustedProxies)
    const wait = await secondsToWait(limits, asksOf(ctx, networkGroup(hop)))
    if (wait === null) return next()
    ctx.set('retry-after', String(wait))
    ctx.set('cache-control', 'no-store')
    await renderRefusal(pages, ctx, 429, tooMany)
  }
}

/** Slows down a service that has proved by its key who it is. */
export function limitClients(
  limits: Limits,
): NonNullable<Configuration['assertJwtClientAuthClaimsAndHeader']> {
  return async (ctx: KoaContextWithOIDC, _claims, _header, client) => {
    const wait = await secondsToWait(limits, [['openid-calls-per-client', client.clientId]])
    if (wait === null) return
    ctx.set('retry-after', String(wait))
    throw new errors.OIDCProviderError(429, tooMany)
  }
}

/** The code of OAuth 2.0 (RFC 6749, 4.1.2.1) for "later". */
const tooMany = 'temporarily_unavailable'

function asksOf(
  { path, query }: { path: string; query: NodeJS.Dict<string | string[]> },
  address: string,
): readonly Ask[] {
  switch (kindOf(path)) {
    case 'read':
      return [['reads-per-address', address]]
    case 'call':
      return [['openid-calls-per-address', address]]
    case 'authorization':
      return [
        ['openid-authorizations-per-address', address],
        ...(typeof query.client_id === 'string'
          ? ([['openid-authorizations-per-client', `${address} ${query.client_id}`]] as const)
          : []),
      ]
  }
}

/** Null: go on. */
async function secondsToWait(limits: Limits, asks: readonly Ask[]): Promise<number | null> {
  for (const [name, subject] of asks) {
    const { allowed, retryAfterSeconds } = await limits.take(name, subject)
    if (!allowed) return retryAfterSeconds
  }
  return null
}
