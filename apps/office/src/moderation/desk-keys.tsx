import type { Language } from '#platform/texts'
import { texts } from './words.ts'

/** The key by its place on the keyboard (so that it works in every layout), what it presses, and what that does. */
export type DeskKey = readonly [
  code: string,
  selector: string,
  what:
    | 'keys.next'
    | 'keys.take'
    | 'keys.search'
    | 'keys.approve'
    | 'keys.reject'
    | 'keys.reason'
    | 'keys.new-photo'
    | 'keys.side'
    | 'keys.escalate'
    | 'keys.note'
    | 'keys.zoom'
    | 'keys.release'
    | 'keys.undo'
    | 'keys.queue',
]

type Props = { readonly language: Language; readonly keys: readonly DeskKey[] }

/** Shortcuts of a page (island `desk-keys.js`), and their list, which opens by `?` and without script by a press. */
export function DeskKeys({ language, keys }: Props) {
  const t = texts(language)
  const map = Object.fromEntries(keys.map(([code, selector]) => [code, selector]))
  return (
    <desk-keys data-keys={JSON.stringify(map)}>
      <details class="details" id="keys">
        <summary>
          <span>
            {t('keys.title')} <kbd>?</kbd>
          </span>
        </summary>
        <dl class="desk-keys">
          {keys.map(([code, , what]) => (
            <div>
              <dt>
                <kbd>{writtenKey(code)}</kbd>
              </dt>
              <dd>{t(what)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </desk-keys>
  )
}

function writtenKey(code: string): string {
  return code === 'Slash' ? '/' : code.replace(/^(Key|Digit)/, '')
}
