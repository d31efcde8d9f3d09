import type { BrowserContext } from 'playwright-core'
import { openSession } from '#modules/accounts'
import { passVideo } from '../../../../modules/identity-proofing/src/testing/open-documents.ts'
import type { ServedDigitalId } from './serve-digital-id.ts'
import { aidosWithAccount } from './walk-sign-in.ts'

/** Aidos, signed in at Digital ID in this browser. */
export async function aidosSignedIn(digitalId: ServedDigitalId, context?: BrowserContext) {
  const { database, clock } = digitalId.proofing
  const aidos = await aidosWithAccount(digitalId)
  const session = { personId: aidos.personId, program: 'digital-id', device: '', amr: ['face'] } as const
  const { token } = await openSession(database, clock, session)
  await context?.addCookies([{ name: 'senim_digital_id', value: token, url: digitalId.origin }])
  return { ...aidos, token }
}

/** As if the short video had passed; the video has journeys of its own. */
export function videoPassed({ proofing }: ServedDigitalId, address: string): Promise<void> {
  return passVideo(proofing, /documents\/([0-9a-f-]{36})/.exec(address)?.[1] ?? '')
}
