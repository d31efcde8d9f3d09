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
    const target: unknown = c.get(formTarget)
    if (typeof target === 'string' && !policy.formTargets?.includes(target)) {
      const wider = headersOf({ ...policy, formTargets: [...(policy.formTargets ?? []), target] })
      c.res.headers.set('content-security-policy', wider['content-security-policy'] ?? '')
    }
    for (const [name, value] of headers) if (!c.res.headers.has(name)) c.res.headers.set(name, value)
  }
}

const formTarget = 'formTarget'

/** This one page's form may be answered by a redirect to this origin too: a sign-in at a service registered with us. */
export function allowFormTarget(c: Context, origin: string): void {
  c.set(formTarget, origin)
}

function headersOf(policy: SecurityPolicy): Record<string, string> {
  const content = [
    "default-src 'none'",
    `script-src 'self'${policy.wasm ? " 'wasm-unsafe-eval'" : ''}`,
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
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
