import type { ApplicationPages } from './applications-site.ts'
import { checkPage } from './check-page.tsx'
import { chooseRowsPage } from './choose-rows-page.tsx'
import { liveStatus } from './live-status.ts'
import { orderPage } from './order-page.tsx'
import { statusPage } from './status-page.tsx'
import { stepPage } from './step-page.tsx'

/** Ordering a service, its steps, and what becomes of the application. */
export function applicationPages(pages: ApplicationPages): void {
  for (const page of [orderPage, stepPage, chooseRowsPage, checkPage, statusPage, liveStatus]) page(pages)
}
