import type { Site } from '#platform/web'
import type { OfficeDoors } from '../doors.ts'
import { changePage } from './change-page.tsx'
import { changesPage } from './changes-page.tsx'
import { factPage } from './fact-page.tsx'
import { kindPage } from './kind-page.tsx'
import { referencePage } from './reference-page.tsx'

/** Figures, terms, calendar, banks and reasons: what is in force since when and by what, changed by two. */
export function referencePages(site: Site, doors: OfficeDoors): void {
  for (const page of [referencePage, changesPage, changePage, kindPage, factPage]) page(site, doors)
}
