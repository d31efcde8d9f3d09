import { keyMeant } from './desk/key-meant.ts'

/**
 * Keys for hands that stay on the keyboard: `data-keys` maps a key's place to what it presses, ticks or goes to. A
 * question mark opens the list. Whoever types into a field types.
 */
class DeskKeys extends HTMLElement {
  private readonly press = (event: KeyboardEvent) => this.onKey(event)

  connectedCallback(): void {
    document.addEventListener('keydown', this.press)
  }

  disconnectedCallback(): void {
    document.removeEventListener('keydown', this.press)
  }

  private onKey(event: KeyboardEvent): void {
    const meant = keyMeant(event, event.target instanceof Element ? event.target : null)
    if (meant === null) return
    if (meant === 'leave-field') {
      if (event.target instanceof HTMLElement) event.target.blur()
      return
    }
    const list = this.querySelector('details')
    if (meant === 'help' && list) {
      event.preventDefault()
      list.open = !list.open
      if (list.open) list.querySelector('summary')?.focus()
      return
    }
    const found = this.targetOf(event.code)
    if (!found) return
    event.preventDefault()
    if (found.matches('input[type="text"], textarea, input:not([type])')) found.focus()
    else found.click()
  }

  private targetOf(code: string): HTMLElement | null {
    const keys: Readonly<Record<string, string>> = JSON.parse(this.dataset.keys ?? '{}')
    const selector = keys[code]
    return selector === undefined ? null : document.querySelector<HTMLElement>(selector)
  }
}

customElements.define('desk-keys', DeskKeys)
