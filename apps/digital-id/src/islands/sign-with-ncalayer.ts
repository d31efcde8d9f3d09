import { askNcalayer, type NcalayerOutcome } from './signing/ask-ncalayer.ts'
import { postSignature, setBusy, tell } from './signing/post-signature.ts'

/**
 * `sign-with-ncalayer` has NCALayer at `data-address` sign `data-content` (base64) with a key of `data-iin` and
 * `data-bin` that carries `data-oids`, and posts the CMS in the form named by `data-form`. Each thing that may come
 * instead has its sentence in an attribute of its name.
 */
class SignWithNcalayer extends HTMLElement {
  private leaving = new AbortController()

  connectedCallback(): void {
    this.querySelector('[data-part="idle"] button')?.addEventListener('click', () => void this.sign())
    this.querySelector('[data-part="busy"] button')?.addEventListener('click', () => this.leaving.abort())
    this.hidden = false
  }

  disconnectedCallback(): void {
    this.leaving.abort()
  }

  private async sign(): Promise<void> {
    const { address = '', content = '', iin = '', bin = '', oids = '' } = this.dataset
    this.leaving = new AbortController()
    tell(this, '')
    setBusy(this, true)
    const key = { iin, bin, oids: oids.split(' ').filter(Boolean) }
    const language = document.documentElement.lang
    const outcome = await askNcalayer(address, { content, key, language }, this.leaving.signal)
    if (outcome.kind === 'signed') return postSignature(this, outcome.cms, 'ncalayer')
    setBusy(this, false)
    this.explain(outcome)
  }

  private explain(outcome: Exclude<NcalayerOutcome, { kind: 'signed' }>): void {
    tell(this, outcome.kind, outcome.kind === 'refused' ? { reason: outcome.reason } : {})
    const help = this.querySelector<HTMLDetailsElement>('details')
    if (outcome.kind === 'not-running' && help) help.open = true
  }
}

customElements.define('sign-with-ncalayer', SignWithNcalayer)
