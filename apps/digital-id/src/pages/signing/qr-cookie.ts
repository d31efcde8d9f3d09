import { getCookie, setCookie } from 'hono/cookie'
import type { QrOffer } from '#modules/signing'
import type { SiteContext } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'

const cookieName = 'senim_digital_id_qr'

/** Only this browser can show the code again: the server keeps no token, just its hash. */
export function keepQr(c: SiteContext, { https }: DigitalIdDoors, path: string, offer: QrOffer): void {
  const value = JSON.stringify({ token: offer.token, expiresAt: offer.expiresAt.toISOString() })
  setCookie(c, cookieName, value, { path, httpOnly: true, sameSite: 'Strict', secure: https, maxAge: 600 })
}

export function keptQr(c: SiteContext): QrOffer | null {
  try {
    const { token, expiresAt } = JSON.parse(getCookie(c, cookieName) ?? 'null') ?? {}
    const whole =
      typeof token === 'string' && /^[\w-]{20,100}$/.test(token) && !Number.isNaN(Date.parse(expiresAt))
    return whole ? { token, expiresAt: new Date(expiresAt) } : null
  } catch {
    return null
  }
}
