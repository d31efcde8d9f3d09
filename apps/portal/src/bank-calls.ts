import { type CallBackVerdict, takeCallBack } from '#modules/payments'
import type { Site } from '#platform/web'
import type { PortalDoors } from './doors.ts'

/** Where the bank calls back: the one address of ours that the world outside reaches. */
export const bankCallsPath = '/bank-calls'

const statuses: Readonly<Record<CallBackVerdict, 204 | 401 | 404 | 422>> = {
  taken: 204,
  forged: 401,
  'order-unknown': 404,
  unreadable: 422,
}

/** The bank tells how an order has changed; the signature proves that it is the bank. `onTaken`: what follows at once. */
export function bankCalls(
  site: Site,
  { database, clock, bankSecret }: Pick<PortalDoors, 'database' | 'clock' | 'bankSecret'>,
  onTaken: () => Promise<unknown>,
): void {
  site.post(bankCallsPath, async (c) => {
    if (!bankSecret) return c.json({ code: 'forged' }, 401)
    const signature = c.req.header('x-bank-signature') ?? ''
    const verdict = await takeCallBack({ database, clock }, bankSecret, {
      signature,
      body: await c.req.text(),
    })
    if (verdict === 'taken') await onTaken()
    const status = statuses[verdict]
    return status === 204 ? c.body(null, 204) : c.json({ code: verdict }, status)
  })
}
