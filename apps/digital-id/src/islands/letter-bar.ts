import { typeLetter } from './letter-bar/type-letter.ts'

/** The letters that a Russian or Latin keyboard does not have. */
const letters = ['Ә', 'Ғ', 'Қ', 'Ң', 'Ө', 'Ұ', 'Ү', 'Һ', 'І'] as const

/**
 * Kazakh letters under a name of a document: each is put where the caret was. One stop of the Tab key, arrows between the
 * letters. Without script the keyboard's own do.
 */
class LetterBar extends HTMLElement {
  private field: HTMLInputElement | null = null

  connectedCallback(): void {
    this.field = this.querySelector('input')
    this.append(this.bar())
  }

  private bar(): HTMLElement {
    const bar = document.createElement('div')
    bar.className = 'letter-bar'
    bar.setAttribute('role', 'toolbar')
    bar.setAttribute('aria-label', this.dataset.label ?? '')
    for (const letter of letters) bar.append(this.button(letter))
    bar.querySelector('button')?.setAttribute('tabindex', '0')
    bar.addEventListener('keydown', (event) => this.walk(event))
    return bar
  }

  private walk(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const buttons = [...this.querySelectorAll<HTMLButtonElement>('.letter')]
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
    if (!step || at < 0) return
    event.preventDefault()
    const next = buttons[(at + step + buttons.length) % buttons.length]
    for (const button of buttons) button.tabIndex = button === next ? 0 : -1
    next?.focus()
  }

  private button(letter: string): HTMLElement {
    const button = document.createElement('button')
    button.type = 'button'
    button.tabIndex = -1
    button.className = 'letter'
    button.textContent = letter
    button.lang = 'kk'
    button.setAttribute('aria-label', (this.dataset.letter ?? '{letter}').replace('{letter}', letter))
    // The field keeps the caret when the letter is pressed with a finger or a mouse.
    button.addEventListener('pointerdown', (event) => event.preventDefault())
    button.addEventListener('click', () => this.put(letter))
    return button
  }

  private put(letter: string): void {
    if (!this.field) return
    const { value, selectionStart, selectionEnd } = this.field
    const from = selectionStart ?? value.length
    const typed = typeLetter(value, from, selectionEnd ?? from, letter)
    this.field.value = typed.value
    this.field.setSelectionRange(typed.caret, typed.caret)
    this.field.dispatchEvent(new Event('input', { bubbles: true }))
  }
}

customElements.define('letter-bar', LetterBar)
