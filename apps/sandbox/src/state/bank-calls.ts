import { createHmac } from 'node:crypto'
import type { Clock } from '#platform/clock'
import type { BankTroubles } from './bank-troubles.ts'

/** Where the bank calls back, and the secret it signs with. */
export type BankCallAddress = { readonly url: string; readonly secret: string }

/** The bank's own calls about the changes of an order, as they go wrong or well. */
export type BankCalls = {
  readonly tell: (key: string, body: string) => void
  readonly close: () => void
}

const retryMs = [0, 1000, 5000] as const

type Settings = {
  readonly clock: Clock
  readonly address: BankCallAddress | null
  readonly trouble: (key: string) => BankTroubles['callBacks']
  /** How late a late call is. */
  readonly lateMs: number
}

export function createBankCalls({ clock, address, trouble, lateMs }: Settings): BankCalls {
  const timers = new Set<NodeJS.Timeout>()
  const held = new Map<string, string>()
  const later = (milliseconds: number, run: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      run()
    }, milliseconds)
    timers.add(timer.unref())
  }
  const call = async (body: string, tries = 0): Promise<void> => {
    if (!address) return
    const arrived = await post(address, clock, body)
    const pause = retryMs[tries + 1]
    if (!arrived && pause !== undefined) later(pause, () => void call(body, tries + 1))
  }
  /** The earlier call waits for the later one, and goes out alone when none comes. */
  const reorder = async (key: string, body: string) => {
    const earlier = held.get(key)
    if (earlier === undefined) {
      held.set(key, body)
      later(lateMs, () => void (held.get(key) === body && held.delete(key) && call(body)))
      return
    }
    held.delete(key)
    await call(body)
    await call(earlier)
  }
  const ways: Readonly<Record<BankTroubles['callBacks'], (key: string, body: string) => void>> = {
    ok: (_, body) => void call(body),
    duplicate: (_, body) => void call(body).then(() => call(body)),
    late: (_, body) => later(lateMs, () => void call(body)),
    reordered: (key, body) => void reorder(key, body),
    lost: () => undefined,
  }
  return {
    tell: (key, body) => ways[trouble(key)](key, body),
    close: () => timers.forEach(clearTimeout),
  }
}

async function post(address: BankCallAddress, clock: Clock, body: string): Promise<boolean> {
  const seconds = Math.floor(clock.now().getTime() / 1000)
  const signed = createHmac('sha256', address.secret).update(`${seconds}.${body}`).digest('hex')
  const headers = { 'content-type': 'application/json', 'x-bank-signature': `t=${seconds},v1=${signed}` }
  try {
    const response = await fetch(address.url, {
      ...{ method: 'POST', headers, body, redirect: 'error' },
      signal: AbortSignal.timeout(5000),
    })
    await response.arrayBuffer()
    return response.ok
  } catch {
    return false
  }
}
