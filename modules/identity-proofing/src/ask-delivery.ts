import { deliverSms } from '#modules/notifications'
import { inBackground } from './patience.ts'
import type { Proofing } from './proofing.ts'
import { readCodes } from './send-code.ts'
import { findJourney } from './stored-journey.ts'

/** Asks the operator how far the newest code of a registration has come, for the page that waits for it; reading the journey then tells. */
export async function askDelivery(proofing: Proofing, token: string): Promise<void> {
  const { database, keyring, clock, sms } = proofing
  const found = await findJourney(database, proofing, token, 'look')
  const row = found?.journey.row
  if (row?.stage !== 'code' || row.purpose === 'sign-in') return
  const newest = (await readCodes(database, row.id)).at(-1)
  if (newest)
    await inBackground(proofing, 'ask-delivery', deliverSms(database, keyring, clock, sms, newest.smsId))
}
