import type { Site } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { choosePage } from './choose-page.tsx'
import { codePage } from './code-page.tsx'
import { consentPage } from './consent-page.tsx'
import { edsPage } from './eds-page.tsx'
import { signInHandoff } from './handoff-page.ts'
import { passkeyApi } from './passkey-api.ts'
import { phonePage } from './phone-page.tsx'
import { resultPage } from './result-page.tsx'
import { serviceConsent } from './service-consent.tsx'
import { signOutPage } from './sign-out-page.tsx'
import { videoPage } from './video-page.tsx'

const pages = [
  choosePage,
  passkeyApi,
  edsPage,
  phonePage,
  codePage,
  consentPage,
  videoPage,
  resultPage,
  signInHandoff,
  serviceConsent,
  signOutPage,
] as const

/** Signing in and out, page by page. */
export function signInPages(site: Site, doors: DigitalIdDoors): void {
  for (const page of pages) page(site, doors)
}
