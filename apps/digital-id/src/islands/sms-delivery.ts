import type { DeliveryAnswer } from '../pages/registration/code-page.tsx'

const askEveryMilliseconds = 3000
const mostQuestions = 40

/** Keeps the line about the SMS up to date while the person waits; without it a link on the page does the same. */
class SmsDelivery extends HTMLElement {
  private timer = 0
  private questions = 0

  connectedCallback(): void {
    this.timer = window.setInterval(() => void this.ask(), askEveryMilliseconds)
  }

  disconnectedCallback(): void {
    window.clearInterval(this.timer)
  }

  private async ask(): Promise<void> {
    if (document.hidden || ++this.questions > mostQuestions) return
    // A network that is away for a moment is no news about the SMS.
    const answer = await fetch(this.dataset.address ?? '').catch(() => null)
    if (!answer?.ok) return
    const { kind, text, final } = (await answer.json()) as DeliveryAnswer
    const words = this.querySelector('[data-part="words"]')
    if (words && words.textContent !== text) words.textContent = text
    this.querySelector('.alert')?.setAttribute('data-color', kind)
    if (final) this.disconnectedCallback()
  }
}

customElements.define('sms-delivery', SmsDelivery)
