import type { PasskeySite } from '#platform/passkeys'
import type { OfficeDoors } from '../doors.ts'

/** Where passkeys of staff are good. */
export function passkeySite({ origin }: Pick<OfficeDoors, 'origin'>): PasskeySite {
  return { origin, name: 'Senim office' }
}
