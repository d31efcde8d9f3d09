import { isComplete } from './desk/is-complete.ts'

/**
 * A decision waits a few seconds before it is sent: U or Escape takes it back, Enter sends it at once. Without script
 * the server asks on a page of its own.
 */
class UndoDecision extends HTMLElement {
  private timer: ReturnType<typeof setInterval> | undefined
  private verb = ''
  private readonly press = (event: KeyboardEvent) => this.onKey(event)

  connectedCallback(): void {
    this.form.addEventListener('submit', (event) => this.onSubmit(event))
    this.querySelector('#undo')?.addEventListener('click', () => this.undo())
    this.querySelector('#now')?.addEventListener('click', () => this.send())
    document.addEventListener('keydown', this.press, { capture: true })
  }

  disconnectedCallback(): void {
    document.removeEventListener('keydown', this.press, { capture: true })
    clearInterval(this.timer)
  }

  private get form(): HTMLFormElement {
    return this.querySelector('form')!
  }

  private onSubmit(event: SubmitEvent): void {
    const verb = event.submitter instanceof HTMLButtonElement ? event.submitter.value : ''
    // What is not complete goes to the server, which says what is missing.
    if (!isComplete(verb, new FormData(this.form))) return
    event.preventDefault()
    this.verb = verb
    let seconds = Number(this.dataset.seconds ?? 5)
    this.tell(seconds)
    clearInterval(this.timer)
    this.timer = setInterval(() => {
      seconds -= 1
      if (seconds > 0) this.tell(seconds)
      else this.send()
    }, 1000)
  }

  private onKey(event: KeyboardEvent): void {
    if (this.timer === undefined) return
    const meant =
      event.code === 'KeyU' || event.key === 'Escape' ? 'undo' : event.key === 'Enter' ? 'send' : null
    // While a decision waits, no other key may start another one.
    if (!event.ctrlKey && !event.metaKey && !event.altKey && event.key !== 'Tab') event.stopPropagation()
    if (meant === null) return
    event.preventDefault()
    if (meant === 'undo') this.undo()
    else this.send()
  }

  private undo(): void {
    clearInterval(this.timer)
    this.timer = undefined
    this.bar.hidden = true
  }

  private send(): void {
    if (this.timer === undefined) return
    this.undo()
    this.add('verb', this.verb)
    this.add('confirmed', 'yes')
    this.form.submit()
  }

  private add(name: string, value: string): void {
    const input = document.createElement('input')
    Object.assign(input, { type: 'hidden', name, value })
    this.form.append(input)
  }

  private tell(seconds: number): void {
    const what = this.dataset[this.verb.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())] ?? ''
    const told = this.querySelector('[data-part="told"]')
    const sentence = (this.dataset.told ?? '').replace('{what}', what).replace('{seconds}', String(seconds))
    if (told) told.textContent = sentence
    this.bar.hidden = false
  }

  private get bar(): HTMLElement {
    return this.querySelector<HTMLElement>('[data-part="undo"]')!
  }
}

customElements.define('undo-decision', UndoDecision)
