import type { Proofing } from './proofing.ts'
import type { StoredJourney } from './stored-journey.ts'
import { type Standing, takeStep } from './take-step.ts'
import type { VideoAction } from './video-door.ts'
import { type OfferedOrder, orderStands } from './video-order.ts'

export type OrderAnswer = { readonly kind: 'offered'; readonly actions: readonly VideoAction[] } | Standing

/**
 * The order of actions for the next video, for the page that shows it before the camera opens. The same one as long as
 * it stands: reloading draws no easier one.
 */
export async function offerOrder(proofing: Proofing, token: string): Promise<OrderAnswer> {
  const { clock, random, video } = proofing
  return takeStep<OrderAnswer>(proofing, token, 'startVideo', { formKey: null }, async (_, journey) => {
    const order = orderOf(journey)
    if (orderStands(order, clock.now())) return { answer: { kind: 'offered', actions: order.actions } }
    const orderActions = video.drawActions(random.below)
    return {
      answer: { kind: 'offered', actions: orderActions },
      change: { orderActions, orderOfferedAt: clock.now() },
    }
  })
}

export function orderOf({ row }: StoredJourney): OfferedOrder | null {
  const { orderActions, orderOfferedAt } = row
  return orderActions && orderOfferedAt ? { actions: orderActions, offeredAt: orderOfferedAt } : null
}
