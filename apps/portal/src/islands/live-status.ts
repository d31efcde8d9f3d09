/**
 * `<live-status data-moves data-source>` loads its page anew when the application has moved. What a person is typing
 * or has opened is left alone: then a line offers to look.
 */
class LiveStatus extends HTMLElement {
  #source: EventSource | null = null

  connectedCallback(): void {
    const { source, moves } = this.dataset
    if (!source) return
    this.#source = new EventSource(source)
    this.#source.addEventListener('moves', ({ data }) => {
      if (data !== moves) this.#show()
    })
  }

  disconnectedCallback(): void {
    this.#source?.close()
  }

  #show(): void {
    this.#source?.close()
    const busy = document.querySelector('main details[open] form')
    if (!busy) {
      location.reload()
      return
    }
    const news = document.querySelector<HTMLElement>('[data-news]')
    if (news) news.hidden = false
  }
}

customElements.define('live-status', LiveStatus)
