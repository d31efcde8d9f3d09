import type { Site } from '#platform/web'
import type { Account } from '../account.ts'
import type { PortalDoors } from '../doors.ts'
import { actingPage } from './acting-page.tsx'
import { mandatesPage } from './mandates-page.tsx'
import { newMandatePage } from './new-mandate-page.tsx'

/** Acting for others: in whose name, and mandates. */
export function actingPages(site: Site, doors: PortalDoors, account: Account): void {
  for (const page of [actingPage, mandatesPage, newMandatePage]) page(site, doors, account)
}
