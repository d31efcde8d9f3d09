/**
 * `handoff-watch` asks the page it stands on whether the other device is done: as long as it waits, the page answers with
 * itself; once it redirects, this browser follows. Without script the page refreshes.
 */
class HandoffWatch extends HTMLElement {
  private timer = 0

  connectedCallback(): void {
    this.timer = window.setInterval(() => void this.ask(), Number(this.dataset.every ?? 3000))
    document.addEventListener('visibilitychange', this.look)
  }

  disconnectedCallback(): void {
    clearInterval(this.timer)
    document.removeEventListener('visibilitychange', this.look)
  }

  private readonly look = (): void => void this.ask()

  private async ask(): Promise<void> {
    if (document.hidden) return
    const answer = await fetch(location.href, { redirect: 'manual', cache: 'no-store' }).catch(() => null)
    if (answer?.type === 'opaqueredirect') location.reload()
  }
}

customElements.define('handoff-watch', HandoffWatch)
