import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import type { Language } from '#platform/texts'
import { serveAssets } from './assets.ts'
import { WebError, type WebErrorCode } from './errors.ts'
import { chooseLanguage, languageOf } from './language.ts'
import { type SecurityPolicy, securityHeaders } from './security-headers.ts'
import { serveFavicon } from './site-files.ts'
import { chooseTheme, type ThemeChoice } from './theme.ts'

/** What every request of a site carries. */
export type SiteEnvironment = { Variables: { language: Language; theme: ThemeChoice; requestId: string } }
export type SiteContext = Context<SiteEnvironment>
export type Site = Hono<SiteEnvironment>

/** How one site differs from another. */
export type SiteSettings = {
  /** Name in logs and metrics. */
  readonly name: string
  /** Own address including the port, for the origin check of every POST. */
  readonly origin: string
  readonly policy: SecurityPolicy
  /** Folder of the built assets; null in page tests. */
  readonly assetsFolder: string | null
  /** Largest body of a form in bytes; routes that take pictures carry their own limit. */
  readonly largestForm?: number
  /** Paths whose forms carry pictures and may be larger. */
  readonly largerForms?: { readonly paths: RegExp; readonly bytes: number }
  /** Paths (prefixes) whose requests come from other programs: no origin check, they prove themselves otherwise. */
  readonly machinePaths?: readonly string[]
  /** Draws the error page: `reference` is the request's number, which the log knows too. */
  readonly errorPage: (
    c: SiteContext,
    problem: {
      readonly status: number
      readonly code: WebErrorCode | 'fault'
      readonly reference: string
      readonly retryAfterSeconds?: number | undefined
    },
  ) => Response | Promise<Response>
  /** Told about every answered request. */
  readonly observe?: (seen: {
    readonly method: string
    readonly route: string
    readonly status: number
    readonly milliseconds: number
    readonly requestId: string
    readonly fault?: unknown
  }) => void
}

/** A Hono app with what every site of Senim has: request ids, language, security headers, origin check, limits, error pages. */
export function createSite(settings: SiteSettings): Site {
  const site = new Hono<SiteEnvironment>()
  site.use(observeRequest(settings))
  site.use(securityHeaders(settings.policy))
  if (settings.assetsFolder) {
    site.get('/assets/*', serveAssets(settings.assetsFolder))
    site.get('/favicon.ico', serveFavicon(settings.assetsFolder))
  }
  site.use(chooseLanguage())
  site.use(chooseTheme())
  site.use(checkOrigin(settings))
  site.use(limitBody(settings))
  site.notFound((c) => answerProblem(settings, c, new WebError('not-found')))
  site.onError((error, c) => answerProblem(settings, c, error))
  return site
}

function observeRequest(settings: SiteSettings) {
  return async (c: SiteContext, next: () => Promise<void>) => {
    const started = performance.now()
    const requestId = randomUUID()
    c.set('requestId', requestId)
    await next()
    c.res.headers.set('x-request-id', requestId)
    settings.observe?.({
      method: c.req.method,
      route: c.req.routePath,
      status: c.res.status,
      milliseconds: performance.now() - started,
      requestId,
      ...(c.error ? { fault: c.error } : {}),
    })
  }
}

/**
 * Cross-site request forgery: a changing request must come from this very origin, port included. Cookies ignore ports,
 * so a SameSite cookie alone would let one program on this host post to another.
 */
function checkOrigin(settings: SiteSettings) {
  return async (c: SiteContext, next: () => Promise<void>) => {
    const changes = !['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)
    const fromMachine = settings.machinePaths?.some((path) => c.req.path.startsWith(path)) ?? false
    if (changes && !fromMachine) {
      const origin = c.req.header('origin')
      const sameSite = c.req.header('sec-fetch-site') === 'same-origin'
      if (origin ? origin !== settings.origin : !sameSite) throw new WebError('wrong-origin')
    }
    await next()
  }
}

function limitBody({ largestForm = 1_000_000, largerForms }: SiteSettings) {
  const limitTo = (maxSize: number) =>
    bodyLimit({
      maxSize,
      onError: () => {
        throw new WebError('too-large')
      },
    })
  const usual = limitTo(largestForm)
  const larger = limitTo(largerForms?.bytes ?? largestForm)
  return (c: SiteContext, next: () => Promise<void>) =>
    (largerForms?.paths.test(c.req.path) ? larger : usual)(c, next)
}

function answerProblem(settings: SiteSettings, c: SiteContext, error: unknown): Response | Promise<Response> {
  const { code, status, retryAfterSeconds } = describe(error)
  const reference = c.get('requestId')
  if (retryAfterSeconds !== undefined) c.header('retry-after', String(retryAfterSeconds))
  c.status(status as 500)
  if (wantsJson(c)) {
    return c.body(
      JSON.stringify({ type: 'about:blank', status, code, reference, language: languageOf(c) }),
      status as 500,
      {
        'content-type': 'application/problem+json',
      },
    )
  }
  return settings.errorPage(c, { status, code, reference, retryAfterSeconds })
}

function describe(error: unknown): {
  code: WebErrorCode | 'fault'
  status: number
  retryAfterSeconds?: number | undefined
} {
  if (error instanceof WebError) {
    return { code: error.code, status: error.status, retryAfterSeconds: error.retryAfterSeconds }
  }
  if (error instanceof HTTPException && error.status < 500) return { code: 'unreadable-form', status: 400 }
  return { code: 'fault', status: 500 }
}

function wantsJson(c: SiteContext): boolean {
  const accept = c.req.header('accept') ?? ''
  return accept.includes('json') && !accept.includes('text/html')
}
