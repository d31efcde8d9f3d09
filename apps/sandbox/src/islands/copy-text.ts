/** Adds a button that copies the text inside. */
class CopyText extends HTMLElement {
  connectedCallback(): void {
    const { copy = '', copied = '', value = '' } = this.dataset
    if (!navigator.clipboard || this.querySelector('button')) return
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'ds-button'
    button.dataset.variant = 'tertiary'
    button.dataset.size = 'sm'
    button.textContent = copy
    button.setAttribute('aria-live', 'polite')
    button.setAttribute('aria-label', `${copy}: ${value}`)
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(value)
      button.textContent = copied
      button.setAttribute('aria-label', copied)
    })
    this.append(button)
  }
}

customElements.define('copy-text', CopyText)
