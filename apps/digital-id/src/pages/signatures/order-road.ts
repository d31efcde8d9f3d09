import { type Order, readOrder, startOrderVideo } from '#modules/signing'
import { languageOf, type SiteContext, WebError } from '#platform/web'
import type { DigitalIdDoors } from '../../doors.ts'
import { callerOf, tellLimit } from '../registration/where.ts'
import { texts as registrationTexts, waitInWords } from '../registration/words.ts'
import { type SignatureOwner, signatureOwner } from './owner.ts'
import type { OwnerRoad } from './video-road.ts'
import { texts } from './words.ts'

export type OrderHere = { readonly owner: SignatureOwner; readonly order: Order }

/** The order of this address, if it is this person's; one of somebody else's does not exist. */
export async function orderHere(c: SiteContext, doors: DigitalIdDoors): Promise<OrderHere | Response> {
  const owner = await signatureOwner(c, doors)
  if (owner instanceof Response) return owner
  const order = await readOrder(doors.signing, owner.personId, c.req.param('id') ?? '')
  if (!order) throw new WebError('not-found')
  return { owner, order }
}

export function orderBase(c: SiteContext): string {
  return `/signatures/orders/${encodeURIComponent(c.req.param('id') ?? '')}`
}

/** The video of an order: each consent opens a new journey, in whatever browser its owner has signed in. */
export const orderRoad: OwnerRoad = {
  purpose: 'certificate',
  route: '/signatures/orders/:id',
  base: orderBase,
  here: async (c, doors) => {
    const here = await orderHere(c, doors)
    if (here instanceof Response) return here
    return here.order.state === 'started' ? here.owner : c.redirect(orderBase(c), 303)
  },
  token: async (c, doors, { personId }) => {
    const language = languageOf(c)
    const whose = { personId, orderId: c.req.param('id') ?? '' }
    const started = await startOrderVideo(doors.signing, whose, language, callerOf(c, doors))
    if (started.kind === 'started') return started.token
    if (started.kind === 'no-phone') return [{ message: texts(language)('video.no-phone') }]
    tellLimit(c, started)
    const r = registrationTexts(language)
    return [{ message: r('limited.tries', { wait: waitInWords(r, started.retryAfterSeconds) }) }]
  },
  done: (c) => `${orderBase(c)}?face`,
}
