import type { Site } from '#platform/web'
import type { OfficeDoors } from '../doors.ts'
import { boardPage } from './board-page.tsx'
import { casePage } from './case-page.tsx'
import { deskMoves } from './desk-moves.ts'
import { movePage } from './move-page.tsx'
import { queuePage } from './queue-page.tsx'

/** Applications before officers: the queue, one application, a move with its messages, and the supervisor's board. */
export function reviewPages(site: Site, doors: OfficeDoors): void {
  for (const page of [queuePage, boardPage, deskMoves, movePage, casePage]) page(site, doors)
}
