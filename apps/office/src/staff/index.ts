import type { Site } from '#platform/web'
import type { OfficeDoors } from '../doors.ts'
import { auditPage } from './audit-page.tsx'
import { invitePage } from './invite-page.tsx'
import { joinPage } from './join-page.tsx'
import { memberPage } from './member-page.tsx'
import { ownPage } from './own-page.tsx'
import { signInPage } from './sign-in-page.tsx'
import { staffPage } from './staff-page.tsx'

/** Pages about staff: coming in, who works here, who did what. */
export function staffPages(site: Site, doors: OfficeDoors): void {
  for (const page of [signInPage, joinPage, ownPage, staffPage, invitePage, memberPage, auditPage])
    page(site, doors)
}
