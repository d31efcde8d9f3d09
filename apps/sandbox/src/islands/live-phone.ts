/** Shows an SMS the moment it arrives: the page is asked for again and its messages are exchanged. */
class LivePhone extends HTMLElement {
  #events: EventSource | undefined

  connectedCallback(): void {
    this.#events = new EventSource(this.dataset.stream ?? '')
    this.#events.onmessage = () => void this.#refresh()
    // Messages that came while the connection was lost have no event of their own.
    this.#events.onopen = () => void this.#refresh()
  }

  disconnectedCallback(): void {
    this.#events?.close()
  }

  async #refresh(): Promise<void> {
    const response = await fetch(location.href).catch(() => null)
    if (!response?.ok) return
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    const fresh = page.querySelector('live-phone')
    if (!fresh || fresh.textContent === this.dataset.shown) return
    this.dataset.shown = fresh.textContent ?? ''
    this.replaceChildren(...fresh.childNodes)
  }
}

customElements.define('live-phone', LivePhone)
