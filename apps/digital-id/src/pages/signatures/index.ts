import type { Site } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { certificatesApi } from './certificates-api.ts'
import { cloudPages } from './cloud-pages.tsx'
import { listPage } from './list-page.tsx'
import { newPage } from './new-page.tsx'
import { orderPages } from './order-page.tsx'
import { revokePages } from './revoke-page.tsx'

const pages = [listPage, newPage, orderPages, certificatesApi, revokePages, cloudPages] as const

/** One's certificates, getting another, revoking them, and signing with a key in the cloud. */
export function signaturePages(site: Site, doors: DigitalIdDoors): void {
  for (const page of pages) page(site, doors)
}
