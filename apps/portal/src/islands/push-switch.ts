// Turns notifications of this device on: it says why before the browser asks, and asks only when it is pressed.
import { applicationKey } from './push/application-key.ts'

type State = 'off' | 'blocked' | 'unsupported' | 'failed'

class PushSwitch extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button')
    if (!button) return
    this.show(this.stateOfBrowser())
    button.addEventListener('click', () => void this.turnOn(button))
  }

  private stateOfBrowser(): State {
    if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window))
      return 'unsupported'
    return Notification.permission === 'denied' ? 'blocked' : 'off'
  }

  private async turnOn(button: HTMLButtonElement): Promise<void> {
    button.disabled = true
    const answer = await Notification.requestPermission()
    if (answer === 'granted') {
      const kept = await this.subscribe().catch(() => false)
      if (kept) return location.assign('/account/devices?push=on#push')
      this.show('failed')
    } else if (answer === 'denied') this.show('blocked')
    button.disabled = false
  }

  private async subscribe(): Promise<boolean> {
    const registration = await navigator.serviceWorker.ready
    const subscription = await registration.pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: applicationKey(this.dataset.key ?? ''),
    })
    const answer = await fetch('/account/push', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(subscription),
    })
    return answer.ok
  }

  private show(state: State): void {
    for (const part of this.querySelectorAll<HTMLElement>('[data-state]'))
      part.hidden = part.dataset.state !== state
    const button = this.querySelector('button')
    if (button) button.hidden = state === 'blocked' || state === 'unsupported'
  }
}

customElements.define('push-switch', PushSwitch)
