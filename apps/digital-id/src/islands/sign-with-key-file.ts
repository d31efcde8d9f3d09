import { postSignature, setBusy, tell } from './signing/post-signature.ts'
import type { KeyFileOutcome, KeyFileWish } from './signing/sign-with-key-file.ts'

/**
 * `sign-with-key-file` opens a key file in a worker (`data-worker`), signs `data-content` (base64) there, and posts the
 * CMS in the form named by `data-form`. Neither file nor password has a name: no form can carry them away.
 */
class SignWithKeyFile extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form')
    form?.addEventListener('submit', (event) => {
      event.preventDefault()
      void this.sign()
    })
    // Without a name, no form can carry the key or its password away.
    for (const field of this.querySelectorAll('input')) field.removeAttribute('name')
    this.hidden = false
  }

  private async sign(): Promise<void> {
    const file = this.querySelector<HTMLInputElement>('input[type="file"]')?.files?.[0]
    const password = this.querySelector<HTMLInputElement>('input[type="password"]')
    if (!file) return this.refuse('no-file', 'input[type="file"]')
    if (!password?.value) return this.refuse('no-password', 'input[type="password"]')
    if (file.size > largestFile) return this.refuse('not-a-key-file', 'input[type="file"]')
    tell(this, '')
    setBusy(this, true)
    const outcome = await this.ask({
      file: new Uint8Array(await file.arrayBuffer()),
      password: password.value,
      content: Uint8Array.from(atob(this.dataset.content ?? ''), (letter) => letter.charCodeAt(0)),
      signer: JSON.parse(this.dataset.signer ?? 'null'),
      use: this.dataset.use === 'authentication' ? 'authentication' : 'signing',
      now: this.now(),
    })
    if ('cms' in outcome) {
      password.value = ''
      return postSignature(this, outcome.cms, 'key-file')
    }
    setBusy(this, false)
    this.refuse(
      outcome.problem,
      outcome.problem === 'wrong-password' ? 'input[type="password"]' : 'input[type="file"]',
      outcome.places,
    )
  }

  /** The server's time, which goes on while the page stands open: a key may have been made since. */
  private now(): number {
    const shown = Date.parse(this.dataset.now ?? '')
    return Number.isNaN(shown) ? Date.now() : Math.round(shown + performance.now())
  }

  private refuse(problem: string, field: string, places: Readonly<Record<string, string>> = {}): void {
    tell(this, problem, places)
    this.querySelector<HTMLElement>(field)?.focus()
  }

  /** A worker of one use: with it goes everything that was opened. */
  private ask(wish: KeyFileWish): Promise<KeyFileOutcome> {
    return new Promise((resolve) => {
      const worker = new Worker(this.dataset.worker ?? '', { type: 'module' })
      const end = (outcome: KeyFileOutcome) => {
        worker.terminate()
        resolve(outcome)
      }
      worker.onmessage = ({ data: outcome }: MessageEvent<KeyFileOutcome>) => end(outcome)
      worker.onerror = () => end({ problem: 'failed', places: {} })
      worker.postMessage(wish, [wish.file.buffer])
    })
  }
}

const largestFile = 1024 * 1024

customElements.define('sign-with-key-file', SignWithKeyFile)
