import { capacityOf } from '#modules/accounts'
import { deliverTold } from '#modules/notifications'
import type { Site } from '#platform/web'
import type { Account } from '../account.ts'
import type { PortalDoors } from '../doors.ts'
import type { ApplicationPages } from './applications-site.ts'
import { approvalPage } from './approval-page.tsx'
import { checkPage } from './check-page.tsx'
import { chooseRowsPage } from './choose-rows-page.tsx'
import { liveStatus } from './live-status.ts'
import { orderPage } from './order-page.tsx'
import { signMove } from './sign-move.ts'
import { statusPage } from './status-page.tsx'
import { stepPage } from './step-page.tsx'
import { verifyPage } from './verify-page.tsx'

/** Ordering a service, its steps, agreements and signatures, and what becomes of the application. */
export function applicationPages(site: Site, doors: PortalDoors, account: Account): void {
  const { database, keyring, clock, carriers } = doors
  const pages: ApplicationPages = {
    ...{ site, doors, account, room: doors.applications },
    capacityOf: async (c) => {
      const session = await account.sessionOf(c)
      return session ? capacityOf(doors, session) : { kind: 'self' }
    },
    deliver: async (told) => {
      await Promise.all(told.map((one) => deliverTold(database, keyring, clock, carriers, one)))
    },
  }
  for (const add of parts) add(pages)
}

const parts = [
  orderPage,
  stepPage,
  chooseRowsPage,
  checkPage,
  signMove,
  approvalPage,
  liveStatus,
  statusPage,
  verifyPage,
]
