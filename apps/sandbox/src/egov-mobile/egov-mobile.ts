import * as v from 'valibot'
import type { Clock } from '#platform/clock'
import { systemRandom } from '#platform/crypto'
import type { KeyWish, PersonKey } from '../keys/person-keys.ts'
import type { SigningRoom } from './signed-parcel.ts'
import { signedParcel } from './signed-parcel.ts'
import {
  addressInCode,
  type Invitation,
  invitationShape,
  momentOf,
  type Parcel,
  parcelShape,
} from './signing-protocol.ts'

/** Why the application cannot go on; each has its sentence on the page. */
export type ScanProblem =
  | 'not-a-code'
  | 'site-unknown'
  | 'site-silent'
  | 'answer-unsound'
  | 'too-late'
  | 'key-missing'
  | 'cannot-sign'

export type ScanState = 'open' | 'sent' | 'refused' | 'cancelled'

/** A code that was scanned on somebody's phone, with what it leads to. */
export type Scan = {
  readonly id: string
  readonly iin: string
  readonly invitation: Invitation
  readonly parcel: Parcel
  readonly state: ScanState
  /** What the site said of a signature it refused. */
  readonly answer?: string
}

export type EgovMobile = {
  readonly scan: (code: string, iin: string) => Promise<Scan | ScanProblem>
  readonly find: (id: string) => Scan | undefined
  /** Signs everything with a key of the phone's owner and sends it back. */
  readonly sign: (id: string, wish: Omit<KeyWish, 'iin' | 'use'>) => Promise<Scan | ScanProblem>
  readonly cancel: (id: string) => Promise<Scan | ScanProblem>
}

/** What the application stands on. */
export type EgovMobileRoom = SigningRoom & {
  readonly clock: Clock
  readonly findKey: (wish: KeyWish) => Promise<PersonKey | undefined>
  /** Origins of sites that were admitted to signing by QR; the application speaks to no other. */
  readonly admitted: readonly string[]
}

const patienceMs = 15_000
const keptScans = 200

/** eGov Mobile on the phones of the sandbox: scans, shows, signs, sends back. */
export function createEgovMobile(room: EgovMobileRoom): EgovMobile {
  const scans = new Map<string, Scan>()
  const keep = (scan: Scan) => {
    scans.set(scan.id, scan)
    const [oldest] = scans.keys()
    if (scans.size > keptScans && oldest) scans.delete(oldest)
    return scan
  }
  const change = async (id: string, act: (scan: Scan) => Promise<Partial<Scan> | ScanProblem>) => {
    const scan = scans.get(id)
    if (scan?.state !== 'open') return scan ?? 'not-a-code'
    if (isPast(room, scan.invitation)) return 'too-late'
    const changed = await act(scan)
    return typeof changed === 'string' ? changed : keep({ ...scan, ...changed })
  }
  return {
    find: (id) => scans.get(id),
    scan: async (code, iin) => {
      const found = await readCode(room, code, iin)
      return typeof found === 'string'
        ? found
        : keep({ ...found, id: systemRandom.uuid(), iin, state: 'open' })
    },
    sign: (id, wish) =>
      change(id, async ({ iin, invitation, parcel }) => {
        const key = await room.findKey({ ...wish, iin, use: 'signing' })
        if (!key) return 'key-missing'
        const signed = await signedParcel(room, parcel, key)
        return typeof signed === 'string' ? signed : sendBack(room, invitation, signed)
      }),
    cancel: (id) =>
      change(id, async ({ invitation, parcel }) => {
        await sendBack(room, invitation, { ...parcel, documentsToSign: [], status: 'CANCELED' })
        return { state: 'cancelled' }
      }),
  }
}

async function readCode(room: EgovMobileRoom, code: string, iin: string) {
  const address = addressInCode(code)
  if (!address) return 'not-a-code'
  if (!room.admitted.includes(address.origin)) return 'site-unknown'
  const invitation = await ask(room, address.href, invitationShape)
  if (typeof invitation === 'string') return invitation
  if (isPast(room, invitation)) return 'too-late'
  const parcel = await fetchParcel(room, invitation, iin)
  return typeof parcel === 'string' ? parcel : { invitation, parcel }
}

async function fetchParcel(room: EgovMobileRoom, { document }: Invitation, iin: string) {
  if (document.auth_type !== 'Eds')
    return ask(room, document.uri, parcelShape, { headers: tokenOf(document) })
  const key = await room.findKey({ iin, use: 'authentication', kind: 'rsa-2048', condition: 'good' })
  if (!key) return 'key-missing'
  const url = document.uri.replaceAll('&', '&amp;')
  const xml = await room.makeXml(`<login><url>${url}</url></login>`, key)
  return ask(room, document.uri, parcelShape, { method: 'POST', ...json({ xml }) })
}

async function sendBack(
  room: EgovMobileRoom,
  { document }: Invitation,
  body: unknown,
): Promise<Partial<Scan> | ScanProblem> {
  const { headers, ...rest } = json(body)
  const answer = await reach(room, document.uri, {
    method: 'PUT',
    headers: { ...headers, ...tokenOf(document) },
    ...rest,
  })
  if (!answer) return 'site-silent'
  const said = (await answer.text().catch(() => '')).slice(0, 2000)
  return answer.ok ? { state: 'sent' } : { state: 'refused', answer: messageIn(said) }
}

async function ask<Schema extends v.GenericSchema>(
  room: EgovMobileRoom,
  address: string,
  shape: Schema,
  request: RequestInit = {},
): Promise<v.InferOutput<Schema> | ScanProblem> {
  const answer = await reach(room, address, request)
  if (!answer) return 'site-silent'
  if (answer.status === 410 || answer.status === 404) return 'too-late'
  const parsed = v.safeParse(shape, await answer.json().catch(() => undefined))
  return answer.ok && parsed.success ? parsed.output : 'answer-unsound'
}

async function reach(
  { admitted }: EgovMobileRoom,
  address: string,
  request: RequestInit,
): Promise<Response | undefined> {
  if (!URL.canParse(address) || !admitted.includes(new URL(address).origin)) return undefined
  const signal = AbortSignal.timeout(patienceMs)
  return fetch(address, { ...request, signal, redirect: 'error' }).catch(() => undefined)
}

function isPast({ clock }: EgovMobileRoom, { expiry_date }: Invitation): boolean {
  return momentOf(expiry_date) <= clock.now().getTime()
}

function tokenOf({ auth_type, auth_token }: Invitation['document']): Record<string, string> {
  return auth_type === 'Token' ? { authorization: `Bearer ${auth_token}` } : {}
}

function json(body: unknown) {
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

function messageIn(said: string): string {
  try {
    const { message }: { readonly message?: unknown } = JSON.parse(said)
    return typeof message === 'string' ? message : ''
  } catch {
    return ''
  }
}
