// Shows the steps of the browser that is looking, first; and the browser's own prompt where it offers one.
type InstallPrompt = Event & { prompt: () => Promise<void> }

class InstallApp extends HTMLElement {
  connectedCallback(): void {
    this.showInstalled()
    this.openOwnSteps()
    addEventListener('beforeinstallprompt', (event) => this.offerPrompt(event as InstallPrompt))
    addEventListener('appinstalled', () => this.show('installed'))
  }

  private showInstalled(): void {
    if (matchMedia('(display-mode: standalone)').matches) this.show('installed')
  }

  private openOwnSteps(): void {
    const agent = navigator.userAgent
    const own = /iPhone|iPad/.test(agent) ? 'safari' : /Chrome\//.test(agent) ? 'chrome' : 'other'
    const steps = this.querySelector<HTMLElement>(`[data-browser="${own}"]`)
    if (!steps) return
    steps.parentElement?.prepend(steps)
    steps.dataset.own = ''
    for (const label of steps.querySelectorAll<HTMLElement>('[data-own-label]')) label.hidden = false
  }

  private offerPrompt(event: InstallPrompt): void {
    event.preventDefault()
    const button = this.show('prompt')
    button?.addEventListener('click', () => void event.prompt(), { once: true })
  }

  private show(part: string): HTMLElement | null {
    const element = this.querySelector<HTMLElement>(`[data-part="${part}"]`)
    if (element) element.hidden = false
    return element
  }
}

customElements.define('install-app', InstallApp)
