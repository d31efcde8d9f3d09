import type { Site } from '#platform/web'
import type { OfficeDoors } from '../doors.ts'

export { moderatorOf } from './moderator.ts'

import { agreementPage } from './agreement-page.tsx'
import { casePage } from './case-page.tsx'
import { deskMoves } from './desk-moves.ts'
import { queuePage } from './queue-page.tsx'
import { secondLookPage } from './second-look-page.tsx'
import { settingsPage } from './settings-page.tsx'
import { termsPage } from './terms-page.tsx'

/** Identity documents: the queue, a case, its decision, and what may be approved without a person. */
export function moderationPages(site: Site, doors: OfficeDoors): void {
  for (const page of [queuePage, settingsPage, termsPage, secondLookPage, agreementPage, deskMoves, casePage])
    page(site, doors)
}
