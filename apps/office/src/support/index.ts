import type { Site } from '#platform/web'
import type { OfficeDoors } from '../doors.ts'
import { macrosPage } from './macros-page.tsx'
import { queuePage } from './queue-page.tsx'
import { termsPage } from './terms-page.tsx'
import { ticketMoves } from './ticket-moves.ts'
import { ticketPage } from './ticket-page.tsx'

/** Support: the queue of tickets, a ticket and its reply, reply templates and terms. */
export function supportPages(site: Site, doors: OfficeDoors): void {
  for (const page of [queuePage, macrosPage, termsPage, ticketPage, ticketMoves]) page(site, doors)
}
