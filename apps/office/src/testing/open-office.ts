import sharp from 'sharp'
import type { ApplicationsRoom } from '#modules/applications'
import { listStaffActs } from '#modules/audit'
import type { DocumentDoors } from '#modules/identity-proofing'
import type { Role } from '#modules/staff'
import { openLimits } from '#platform/limits'
import { openTestDatabase } from '#platform/testing'
import { openDocuments } from '../../../../modules/identity-proofing/src/testing/open-documents.ts'
import { aidos } from '../../../../modules/identity-proofing/src/testing/open-proofing.ts'
import { keepingCarriers } from '../../../../modules/notifications/src/testing/carriers.ts'
import { openStaff } from '../../../../modules/staff/src/testing/office.ts'
import type { OfficeDoors } from '../doors.ts'
import { createOffice } from '../office.tsx'

/** The office with its two administrators at their desks; requests reach the app object without a server. */
export async function openOffice() {
  const { database, pool } = await openTestDatabase()
  const staff = await openStaff(database)
  const { keyring } = staff.room
  const doors: OfficeDoors = {
    ...staff.room,
    limits: openLimits(database, keyring, staff.clock),
    carriers: keepingCarriers().carriers,
    trustedProxies: [],
    origin: 'http://localhost:3002',
    portal: 'http://localhost:3000',
    digitalId: 'http://localhost:3001',
    sandbox: 'http://localhost:3010',
    https: false,
    assetsFolder: null,
    asset: (name) => `/assets/${name}`,
    // Pages about staff touch no application either.
    applications: {} as ApplicationsRoom,
    // Pages about staff touch no document; `openModeration` brings real ones.
    documents: {} as DocumentDoors,
  }
  const office = createOffice(doors)
  return {
    ...staff,
    database,
    pool,
    doors,
    office,
    at: (session?: string) => deskAt(office, session),
  }
}

/** Inside a test: the same staff with documents to decide, and no case of another test. */
export async function openModeration(
  { doors, pool, clock, hire }: Awaited<ReturnType<typeof openOffice>>,
  origin = doors.origin,
) {
  await pool.query('truncate accounts.people, identity_proofing.document_cases cascade')
  const opened = await openDocuments(doors.database)
  const chance = { always: false }
  const { random } = opened.doors
  const documents = {
    ...opened,
    // Whether a second look is drawn is chance; a test may make it certain.
    doors: {
      ...opened.doors,
      random: { ...random, below: (limit: number) => (chance.always ? 0 : random.below(limit)) },
    },
  }
  const always = () => {
    chance.always = true
  }
  documents.clock.advance(clock.now().getTime() - documents.clock.now().getTime())
  const office = createOffice({ ...doors, origin, documents: documents.doors })
  const at = (session?: string) => deskAt(office, session, origin)
  /** A moderator who has just signed in, and what their history says they did. */
  const openDesk = async (role: Role = 'moderator') => {
    const { session, member } = await hire([role])
    const acts = async () =>
      (await listStaffActs(doors.database, [member.memberId], { limit: 20 })).map(({ operation, details }) =>
        [operation, details.case, details.reason].filter(Boolean).join(' '),
      )
    return { ...at(session), member, session, acts }
  }
  /** The registry has a photograph of the person. */
  const showPhoto = async () => {
    const grey = { r: 120, g: 130, b: 140 }
    const picture = sharp({ create: { width: 240, height: 320, channels: 3, background: grey } })
    const body = new Uint8Array(await picture.jpeg().toBuffer())
    const headers = { 'content-type': 'image/jpeg' }
    await documents.sandbox.api.request(`/api/people/${aidos.iin}/photo`, { method: 'PUT', body, headers })
  }
  const pass = (milliseconds: number) => {
    clock.advance(milliseconds)
    documents.clock.advance(milliseconds)
  }
  return { ...documents, office, at, openDesk, showPhoto, pass, always }
}

/** A browser at one desk: reads pages and sends forms, in English unless told otherwise. */
export function deskAt(
  office: ReturnType<typeof createOffice>,
  session?: string,
  origin = 'http://localhost:3002',
) {
  const cookie = (language: string) =>
    [`senim_lang=${language}`, ...(session ? [`senim_office=${session}`] : [])].join('; ')
  return {
    read: async (path: string, language = 'en') => {
      const response = await office.request(path, { headers: { cookie: cookie(language) } })
      const bytes = new Uint8Array(await response.arrayBuffer())
      const body = new TextDecoder().decode(bytes)
      return { status: response.status, headers: response.headers, bytes, body }
    },
    send: async (path: string, fields: readonly (readonly [string, string])[] = [], language = 'en') => {
      const body = new URLSearchParams(fields.map(([name, value]) => [name, value]))
      const headers = { cookie: cookie(language), origin }
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
        origin,
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
