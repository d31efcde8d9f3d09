/** Says how many letters are left once the end is near; without it the server says so. */
class CountLetters extends HTMLElement {
  connectedCallback(): void {
    const field = this.querySelector('textarea')
    if (!field) return
    const note = document.createElement('p')
    note.className = 'hint'
    note.setAttribute('aria-live', 'polite')
    this.append(note)
    const most = Number(this.dataset.most)
    const tell = () => {
      const left = most - field.value.trim().length
      note.textContent = left > most / 2 ? '' : (this.dataset.left ?? '').replace('#', String(left))
      note.classList.toggle('field-error', left < 0)
    }
    field.addEventListener('input', tell)
    tell()
  }
}

customElements.define('count-letters', CountLetters)
