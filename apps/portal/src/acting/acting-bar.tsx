import type { Capacity } from '#modules/accounts'
import type { Language } from '#platform/texts'
import { Button, Form, Icon } from '#platform/ui'
import { texts } from './words.ts'

type Props = { readonly language: Language; readonly capacity: Capacity }

/** Over every page while somebody acts for others: in whose name, and the way back to oneself. */
export function ActingBar({ language, capacity }: Props) {
  if (capacity.kind === 'self') return null
  const t = texts(language)
  const byMandate = capacity.kind === 'legal-entity' && capacity.by === 'mandate'
  const { name } = capacity
  return (
    <aside class="acting-bar" aria-label={t('title')}>
      <p>
        <Icon name="building" />
        <strong>{byMandate ? t('bar.mandate', { name }) : t('bar', { name })}</strong>
      </p>
      <div class="button-row">
        <a class="ds-link" href="/account/acting">
          {t('bar.change')}
        </a>
        <Form action="/account/acting">
          <input type="hidden" name="choice" value="self" />
          <Button look="quiet">{t('bar.self')}</Button>
        </Form>
      </div>
    </aside>
  )
}
