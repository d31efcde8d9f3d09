import type { Site } from '#platform/web'
import type { OfficeDoors } from '../doors.ts'
import { dayPage } from './day-page.tsx'
import { daysPage } from './days-page.tsx'
import { orderPage } from './order-page.tsx'
import { ordersPage } from './orders-page.tsx'

/** Payment orders with their stories, the ledger, and how each day compares with the bank's statement. */
export function paymentsPages(site: Site, doors: OfficeDoors): void {
  for (const page of [ordersPage, daysPage, dayPage, orderPage]) page(site, doors)
}
