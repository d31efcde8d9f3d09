import type { Site } from '#platform/web'
import type { Account } from '../account.ts'
import type { PortalDoors } from '../doors.ts'
import { knownProblemsPage } from './known-problems-page.tsx'
import { ownTicketsPages } from './own-tickets-pages.tsx'
import { privateTicketPages } from './private-ticket-pages.tsx'
import { writePage } from './write-page.tsx'

/** Support: what is known already, a ticket, and its replies. */
export function supportPages(site: Site, doors: PortalDoors, account: Account): void {
  for (const page of [knownProblemsPage, writePage, ownTicketsPages]) page(site, doors, account)
  privateTicketPages(site, doors)
}
