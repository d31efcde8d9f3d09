import type { DigitalIdDoors } from '../../doors.ts'

/**
 * Where a freshly verified person goes: signed in, to the page of the portal they came from or to their account. A
 * sign-in from which they were sent to register goes on by itself.
 */
export function wayOnwards({ portal }: Pick<DigitalIdDoors, 'portal'>, returnTo: string | null): string {
  if (returnTo === null) return throughSignIn(portal, '/account')
  const { origin, pathname, search } = new URL(returnTo, portal)
  return origin === portal ? throughSignIn(portal, pathname + search) : returnTo
}

function throughSignIn(portal: string, to: string): string {
  return `${portal}/sign-in?to=${encodeURIComponent(to)}`
}
