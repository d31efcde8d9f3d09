import type { Site } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { codePage } from './code-page.tsx'
import { consentPage } from './consent-page.tsx'
import { continuePage } from './continue-page.tsx'
import { elsewherePage } from './elsewhere-page.tsx'
import { handoffPage } from './handoff-page.tsx'
import { iinPage } from './iin-page.tsx'
import { lockedPage } from './locked-page.tsx'
import { phonePage } from './phone-page.tsx'
import { preparePage } from './prepare-page.tsx'
import { resultPage } from './result-page.tsx'
import { startPage } from './start-page.tsx'
import { underAgePage } from './under-age-page.tsx'
import { videoApi } from './video-api.ts'

const pages = [
  startPage,
  phonePage,
  codePage,
  iinPage,
  consentPage,
  preparePage,
  videoApi,
  resultPage,
  lockedPage,
  underAgePage,
  handoffPage,
  continuePage,
  elsewherePage,
] as const

/** The registration, page by page, in the order a person meets them. */
export function registrationPages(site: Site, doors: DigitalIdDoors): void {
  for (const page of pages) page(site, doors)
}
