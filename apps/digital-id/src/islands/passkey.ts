import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'
import { type PasskeyProblem, problemOfAnswer, problemOfBrowser } from './passkey/passkey-problem.ts'

type Ceremony = (optionsJSON: never, quietly: boolean) => Promise<unknown>

/** A server's refusal to go on; it carries the sentence to show. */
class Refused extends Error {
  readonly problem: PasskeyProblem

  constructor(problem: PasskeyProblem) {
    super(problem)
    this.name = 'Refused'
    this.problem = problem
  }
}

/**
 * A button for a passkey: asks `data-options` for the options, the browser for the passkey, and sends it to
 * `data-answer`. Each problem has its sentence in an attribute of its name, shown in `[data-part=told]`.
 */
abstract class PasskeyElement extends HTMLElement {
  protected abstract readonly ceremony: Ceremony

  connectedCallback(): void {
    if (browserSupportsWebAuthn())
      this.querySelector('button')?.addEventListener('click', () => void this.run(false))
    else this.refuse('unsupported')
  }

  protected async run(quietly: boolean): Promise<void> {
    const { options = '', answer = '' } = this.dataset
    this.tell('')
    if (!quietly) this.setAttribute('aria-busy', 'true')
    // What was offered by itself fails without a word, unless the person has taken it up.
    let silent = quietly
    try {
      const passkey = await this.ceremony((await post(options, {})) as never, quietly)
      silent = false
      await post(answer, passkey)
    } catch (error) {
      if (!silent) this.tell(this.sentenceOf(error))
    }
    if (!quietly) this.removeAttribute('aria-busy')
  }

  private sentenceOf(error: unknown): string {
    const problem =
      error instanceof Refused
        ? error.problem
        : problemOfBrowser(error instanceof Error ? error.name : 'UnknownError')
    return this.dataset[problem] ?? this.dataset.refused ?? ''
  }

  private tell(sentence: string): void {
    const place = this.querySelector('[data-part="told"]')
    if (place) place.textContent = sentence
  }

  private refuse(problem: PasskeyProblem): void {
    for (const button of this.querySelectorAll('button')) button.hidden = true
    this.tell(this.dataset[problem] ?? '')
  }
}

/** Makes a passkey for somebody who is signed in. */
class PasskeyOffer extends PasskeyElement {
  protected readonly ceremony: Ceremony = (optionsJSON) => startRegistration({ optionsJSON })
}

/** Signs in with a passkey; where the page has a field for it, the browser offers one by itself. */
class PasskeySignIn extends PasskeyElement {
  protected readonly ceremony: Ceremony = (optionsJSON, quietly) =>
    startAuthentication({ optionsJSON, useBrowserAutofill: quietly })

  override connectedCallback(): void {
    super.connectedCallback()
    void this.offerByItself()
  }

  private async offerByItself(): Promise<void> {
    const hasField = document.querySelector('input[autocomplete$="webauthn"]') !== null
    const mayOffer = await window.PublicKeyCredential?.isConditionalMediationAvailable?.()
    if (hasField && mayOffer) await this.run(true)
  }
}

/** Sends JSON and gives the answer; one with `next` leads there and never comes back. */
async function post(address: string, body: unknown): Promise<unknown> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' }
  const answer = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) }).catch(
    () => null,
  )
  if (!answer) throw new Refused('offline')
  const told: { next?: unknown; code?: unknown } | null = await answer.json().catch(() => null)
  if (typeof told?.next === 'string') {
    location.assign(told.next)
    return new Promise(() => undefined)
  }
  if (!answer.ok || !told) throw new Refused(problemOfAnswer(answer.status, told?.code))
  return told
}

customElements.define('passkey-offer', PasskeyOffer)
customElements.define('passkey-sign-in', PasskeySignIn)
