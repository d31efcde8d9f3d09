import type { Proofing } from './proofing.ts'
import { readCodes } from './send-code.ts'
import { findJourney } from './stored-journey.ts'

const patienceMilliseconds = 1000

/**
 * Does the SMS gateway answer? For the page of a sign-in that waits for a code: whether this very SMS arrived would
 * tell that the phone has an account, whether any SMS can arrive tells nothing.
 */
export async function isGatewayUp(proofing: Proofing, token: string): Promise<boolean> {
  const { database, sms } = proofing
  const found = await findJourney(database, proofing, token, 'look')
  const newest = found && (await readCodes(database, found.journey.row.id)).at(-1)
  if (!newest) return true
  return sms.answers(AbortSignal.timeout(patienceMilliseconds))
}
