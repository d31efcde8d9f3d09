import { openLimits } from '#platform/limits'
import { openTestDatabase } from '#platform/testing'
import { openStaff } from '../../../../modules/staff/src/testing/office.ts'
import type { OfficeDoors } from '../doors.ts'
import { createOffice } from '../office.tsx'

/** The office with its two administrators at their desks; requests reach the app object without a server. */
export async function openOffice(changes: Partial<OfficeDoors> = {}) {
  const { database, pool } = await openTestDatabase()
  const staff = await openStaff(database)
  const { keyring } = staff.room
  const doors: OfficeDoors = {
    ...staff.room,
    limits: openLimits(database, keyring, staff.clock),
    trustedProxies: [],
    origin: 'http://localhost:3002',
    portal: 'http://localhost:3000',
    digitalId: 'http://localhost:3001',
    sandbox: 'http://localhost:3010',
    https: false,
    assetsFolder: null,
    asset: (name) => `/assets/${name}`,
    ...changes,
  }
  const office = createOffice(doors)
  return { ...staff, database, pool, doors, office, at: (session?: string) => deskAt(office, session) }
}

/** A browser at one desk: reads pages and sends forms, in English unless told otherwise. */
function deskAt(office: ReturnType<typeof createOffice>, session?: string) {
  const cookie = (language: string) =>
    [`senim_lang=${language}`, ...(session ? [`senim_office=${session}`] : [])].join('; ')
  return {
    read: async (path: string, language = 'en') => {
      const response = await office.request(path, { headers: { cookie: cookie(language) } })
      return { status: response.status, headers: response.headers, body: await response.text() }
    },
    send: async (path: string, fields: readonly (readonly [string, string])[] = [], language = 'en') => {
      const body = new URLSearchParams(fields.map(([name, value]) => [name, value]))
      const headers = { cookie: cookie(language), origin: 'http://localhost:3002' }
      const response = await office.request(path, { method: 'POST', body, headers })
      return {
        status: response.status,
        location: response.headers.get('location'),
        cookies: response.headers.getSetCookie(),
        body: await response.text(),
      }
    },
    sendJson: async (path: string, content: unknown, moreCookies = '') => {
      const headers = {
        cookie: `${cookie('en')}; ${moreCookies}`,
        origin: 'http://localhost:3002',
        'content-type': 'application/json',
        accept: 'application/json',
      }
      const response = await office.request(path, {
        method: 'POST',
        body: JSON.stringify(content),
        headers,
      })
      return {
        status: response.status,
        cookies: response.headers.getSetCookie(),
        told: (await response.json()) as Record<string, string>,
      }
    },
  }
}
