import type { Site } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { appealPage } from './appeal-page.tsx'
import { checkPage } from './check-page.tsx'
import { choosePage } from './choose-page.tsx'
import { deletePage } from './delete-page.tsx'
import { fieldsPage } from './fields-page.tsx'
import { phonePage } from './phone-page.tsx'
import { pictureFiles } from './picture-files.ts'
import { sidePage } from './side-page.tsx'
import { statusPage } from './status-page.tsx'
import { uploadApi } from './upload-api.ts'
import { videoConsentPage } from './video-consent-page.tsx'
import { videoPages } from './video-pages.tsx'

/** Forms that carry the picture of a side. */
export const documentForms = /^\/documents\/[^/]+\/(front|back|page)$/

const pages = [
  choosePage,
  statusPage,
  pictureFiles,
  uploadApi,
  sidePage,
  fieldsPage,
  videoConsentPage,
  videoPages,
  checkPage,
  deletePage,
  appealPage,
  phonePage,
] as const

/** Attaching an identity document, page by page, in the order a person meets them. */
export function documentPages(site: Site, doors: DigitalIdDoors): void {
  for (const page of pages) page(site, doors)
}
