import type { Owner } from '#modules/identity-proofing'
import { WebError } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'

/** Reading a picture takes seconds of a processor: nobody may ask for hundreds. */
export async function mayReadPicture({ limits }: DigitalIdDoors, { personId }: Owner): Promise<void> {
  const { allowed, retryAfterSeconds } = await limits.take('pictures-per-person', personId)
  if (!allowed) throw new WebError('too-many-requests', { retryAfterSeconds })
}
