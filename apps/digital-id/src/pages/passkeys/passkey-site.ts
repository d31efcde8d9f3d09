import type { PasskeySite } from '#platform/passkeys'
import type { DigitalIdDoors } from '../../doors.ts'

/** Where passkeys of this Digital ID are good. */
export function passkeySite({ origin }: Pick<DigitalIdDoors, 'origin'>): PasskeySite {
  return { origin, name: 'Digital ID' }
}
