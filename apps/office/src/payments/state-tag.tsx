import type { OrderState } from '#modules/payments'
import type { Language } from '#platform/texts'
import { Tag, type TagColour } from '#platform/ui'
import { texts } from './words.ts'

const colours: Readonly<Record<OrderState, TagColour>> = {
  ordered: 'neutral',
  sent: 'info',
  accepted: 'info',
  unknown: 'warning',
  paid: 'success',
  returned: 'danger',
}

/** How far an order has come. */
export function StateTag({ language, state }: { readonly language: Language; readonly state: OrderState }) {
  return <Tag colour={colours[state]}>{texts(language)(`state.${state}`)}</Tag>
}
