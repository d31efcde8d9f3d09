/**
 * A form with `data-busy` takes a moment: once it is sent, it says what is being done, and a second press sends nothing.
 * Coming back by the browser's own button it is as it was.
 */
export function tellProgress(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-busy]')) {
    const status = document.createElement('p')
    status.className = 'hint busy'
    status.setAttribute('role', 'status')
    form.append(status)
    form.addEventListener('submit', (event) => {
      if (status.textContent) event.preventDefault()
      else show(form, status, form.dataset.busy ?? '')
    })
    addEventListener('pageshow', () => show(form, status, ''))
  }
}

function show(form: HTMLFormElement, status: HTMLElement, words: string): void {
  status.textContent = words
  for (const button of form.querySelectorAll('button')) button.setAttribute('aria-busy', String(words !== ''))
}
