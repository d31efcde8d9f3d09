import type { Site } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { egovMobileApi } from './egov-mobile-api.ts'
import { qrPage } from './qr-page.tsx'
import { shownFiles } from './shown-documents.tsx'
import { signPage } from './sign-page.tsx'

export { egovMobilePath } from './egov-mobile-api.ts'

// Addresses of eGov Mobile go first: to the page, `qr` would be the number of a request.
const pages = [egovMobileApi, signPage, qrPage, shownFiles] as const

/** Signing, on one origin: what is asked, the ways to sign, the code for a phone. */
export function signingPages(site: Site, doors: DigitalIdDoors): void {
  for (const page of pages) page(site, doors)
}
