import type Provider from 'oidc-provider'
import type { KoaContextWithOIDC } from 'oidc-provider'

type Middleware = Parameters<Provider['use']>[0]

/** Strict headers for everything the provider answers; the library adds the hash of its own redirecting script itself. */
export function openidHeaders(formTargets: readonly string[], https: boolean): Middleware {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    `form-action 'self' ${formTargets.join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
  return async (ctx, next) => {
    ctx.set('content-security-policy', policy)
    ctx.set('x-content-type-options', 'nosniff')
    ctx.set('referrer-policy', 'same-origin')
    if (https) ctx.set('strict-transport-security', 'max-age=31536000; includeSubDomains')
    await next()
  }
}

/** A form's answer may go on to this origin too: browsers hold `form-action` against redirects as well. */
export function allowFormTarget(ctx: KoaContextWithOIDC, origin: string): void {
  const policy = ctx.response.get('content-security-policy')
  ctx.set('content-security-policy', policy.replace("form-action 'self'", `form-action 'self' ${origin}`))
}
