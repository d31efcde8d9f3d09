import type { Context, MiddlewareHandler } from 'hono'

/** What one site may do beyond the strict default. */
export type SecurityPolicy = {
  /** Origins that a form's answer may redirect to: `form-action 'self'` alone also blocks the 303 of a sign-in. */
  readonly formTargets?: readonly string[]
  /** WebAssembly, for pages with the camera. */
  readonly wasm?: boolean
  /** Camera, for pages with the camera. */
  readonly camera?: boolean
  /** Strict-Transport-Security; only where the site is served over HTTPS. */
  readonly https?: boolean
}

/** Strict security headers: no inline script or style, no framing, no foreign origin, no page in any cache. */
export function securityHeaders(policy: SecurityPolicy): MiddlewareHandler {
  const headers = Object.entries(headersOf(policy))
  return async (c, next) => {
    await next()
    const [target, connection]: readonly unknown[] = [c.get(formTarget), c.get(pageConnection)]
    const wider = {
      ...policy,
      ...(typeof target === 'string' && !policy.formTargets?.includes(target)
        ? { formTargets: [...(policy.formTargets ?? []), target] }
        : {}),
      ...(typeof connection === 'string' ? { connection } : {}),
    }
    if (wider.formTargets !== policy.formTargets || wider.connection)
      c.res.headers.set('content-security-policy', headersOf(wider)['content-security-policy'] ?? '')
    for (const [name, value] of headers) if (!c.res.headers.has(name)) c.res.headers.set(name, value)
  }
}

const formTarget = 'formTarget'

/** This one page's form may be answered by a redirect to this origin too: a sign-in at a service registered with us. */
export function allowFormTarget(c: Context, origin: string): void {
  c.set(formTarget, origin)
}

const pageConnection = 'pageConnection'

/** This one page's script may connect to this address too: NCALayer on the person's own computer. */
export function allowConnection(c: Context, origin: string): void {
  c.set(pageConnection, origin)
}

function headersOf(policy: SecurityPolicy & { readonly connection?: string }): Record<string, string> {
  const content = [
    "default-src 'none'",
    `script-src 'self'${policy.wasm ? " 'wasm-unsafe-eval'" : ''}`,
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${policy.connection ? ` ${policy.connection}` : ''}`,
    "manifest-src 'self'",
    "worker-src 'self'",
    "media-src 'self' blob:",
    `form-action 'self'${(policy.formTargets ?? []).map((origin) => ` ${origin}`).join('')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ]
  return {
    'content-security-policy': content.join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': `camera=(${policy.camera ? 'self' : ''}), microphone=(), geolocation=(), payment=(), usb=()`,
    'cache-control': 'no-store',
    ...(policy.https ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  }
}
