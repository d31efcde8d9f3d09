/**
 * The button of the form `#step` is active once everything required has an answer. It only spares a round trip: the
 * server says what is missing to whoever has no script.
 */
const form = document.querySelector<HTMLFormElement>('#step')
const button = form?.querySelector<HTMLButtonElement>('#step-done')

if (form && button) {
  const look = () => {
    const complete = isComplete(form)
    // Not `disabled`: a button that cannot be reached says nothing to a screen reader.
    button.setAttribute('aria-disabled', String(!complete))
  }
  form.addEventListener('input', look)
  form.addEventListener('change', look)
  look()
}

function isComplete(element: HTMLFormElement): boolean {
  const given = new FormData(element)
  const optional = new Set(element.dataset.optional?.split(' '))
  const asked = [...element.elements].flatMap((one) =>
    (one instanceof HTMLInputElement && one.type !== 'hidden') || one instanceof HTMLSelectElement
      ? [one.name]
      : [],
  )
  return asked.every(
    (name) => name === '' || optional.has(name) || String(given.get(name) ?? '').trim() !== '',
  )
}
