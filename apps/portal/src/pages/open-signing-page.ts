import type { Site } from '#platform/web'
import type { PortalDoors } from '../doors.ts'

/** Digital ID sends whoever is not signed in there through the sign-in and back to its page for signing. */
export function openSigningPage(site: Site, doors: PortalDoors): void {
  site.get('/account/signing/open', (c) => {
    const at = c.req.query('at') ?? ''
    const path = /^\/sign(\/[\w-]+)+$/.test(at) ? at : '/'
    return c.redirect(`${doors.digitalId}${path}`, 303)
  })
}
