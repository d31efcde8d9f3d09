import { digitsOf } from './code-field/code-text.ts'

type OneTimeCode = Credential & { readonly code?: string }

/** A field for an SMS code takes what was copied with spaces, and the code the phone offers. It never sends itself. */
for (const field of document.querySelectorAll<HTMLInputElement>('input[autocomplete="one-time-code"]')) {
  field.addEventListener('paste', (event) => {
    const copied = digitsOf(event.clipboardData?.getData('text') ?? '')
    if (!copied) return
    event.preventDefault()
    fill(field, copied)
  })
  field.form?.addEventListener('submit', () => {
    field.value = digitsOf(field.value)
  })
  void awaitMessage(field)
}

function fill(field: HTMLInputElement, code: string): void {
  field.value = field.maxLength > 0 ? code.slice(0, field.maxLength) : code
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

/** Android's Chrome hands over the code of an SMS that names this site; elsewhere the keyboard offers it. */
async function awaitMessage(field: HTMLInputElement): Promise<void> {
  if (!('OTPCredential' in window)) return
  const stop = new AbortController()
  field.form?.addEventListener('submit', () => stop.abort())
  const wish = { otp: { transport: ['sms'] }, signal: stop.signal } as CredentialRequestOptions
  const message = (await navigator.credentials.get(wish).catch(() => null)) as OneTimeCode | null
  if (message?.code && !field.value) fill(field, digitsOf(message.code))
}
