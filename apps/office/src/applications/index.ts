import type { Site } from '#platform/web'
import type { OfficeDoors } from '../doors.ts'
import { boardPage } from './board-page.tsx'
import { casePage } from './case-page.tsx'
import { decidePage } from './decide-page.tsx'
import { handOvers } from './hand-over.tsx'
import { queuePage } from './queue-page.tsx'

/** Officers of the State Corporation and of the funds: queue, case, decision, and the supervisor's board. */
export function applicationPages(site: Site, doors: OfficeDoors): void {
  for (const page of [queuePage, boardPage, handOvers, casePage, decidePage]) page(site, doors)
}
