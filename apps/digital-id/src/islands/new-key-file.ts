import type { KeyFileAnswer, KeyFileTask } from './new-key-file/messages.ts'

/**
 * Makes the key file in the page: the keys are born in its worker, locked with the password and given to the person. The
 * form below it does the same on the server for a browser without script.
 */
class NewKeyFile extends HTMLElement {
  private readonly status = document.createElement('p')

  connectedCallback(): void {
    this.status.setAttribute('role', 'status')
    this.append(this.status)
    this.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault()
      this.submit()
    })
  }

  private submit(): void {
    const password = this.typedIn('password')
    const problem = this.problemOf(password, this.typedIn('again'))
    if (problem) this.fail(problem.text, problem.field)
    else this.begin(password)
  }

  private typedIn(name: string): string {
    return this.querySelector<HTMLInputElement>(`input[name=${name}]`)?.value ?? ''
  }

  private problemOf(password: string, again: string) {
    const { least = '8', most = '64', tooShort = '', differs = '' } = this.dataset
    if (password.length < Number(least) || password.length > Number(most))
      return { text: tooShort, field: 'password' }
    return password === again ? null : { text: differs, field: 'again' }
  }

  private begin(password: string): void {
    const { worker: address = '', name = '', certificates = '', making = '' } = this.dataset
    this.say(making)
    this.hold(true)
    const worker = new Worker(address, { type: 'module' })
    const end = () => {
      worker.terminate()
      this.hold(false)
    }
    worker.addEventListener('message', ({ data: answer }: MessageEvent<KeyFileAnswer>) => {
      if (answer.kind === 'asking') return this.say(this.dataset.asking ?? '')
      end()
      if (answer.kind === 'failed') return this.fail(this.dataset[answer.code] ?? '', null)
      return this.give(answer.file)
    })
    worker.addEventListener('error', () => {
      end()
      this.fail(this.dataset.unavailable ?? '', null)
    })
    const task: KeyFileTask = { name, password, certificates: new URL(certificates, location.href).href }
    worker.postMessage(task)
  }

  private give(file: Uint8Array<ArrayBuffer>): void {
    const { done = '', download = '', list = '' } = this.dataset
    const address = URL.createObjectURL(new Blob([file], { type: 'application/x-pkcs12' }))
    const link = document.createElement('a')
    link.href = address
    link.download = 'eds.p12'
    link.className = 'ds-button'
    link.textContent = download
    const onwards = document.createElement('a')
    onwards.href = '/signatures'
    onwards.className = 'ds-link'
    onwards.textContent = list
    this.querySelector('form')?.remove()
    this.say(done)
    const buttons = document.createElement('div')
    buttons.className = 'stack'
    buttons.append(link, onwards)
    this.append(buttons)
    link.click()
    link.focus()
  }

  private say(text: string): void {
    this.status.className = ''
    this.status.setAttribute('role', 'status')
    this.status.textContent = text
  }

  private fail(text: string, field: string | null): void {
    this.status.className = 'field-error'
    this.status.setAttribute('role', 'alert')
    this.status.textContent = text
    if (field) this.querySelector<HTMLInputElement>(`input[name=${field}]`)?.focus()
  }

  private hold(isHeld: boolean): void {
    for (const button of this.querySelectorAll('button')) button.disabled = isHeld
    this.toggleAttribute('aria-busy', isHeld)
  }
}

customElements.define('new-key-file', NewKeyFile)
