/**
 * Puts a signature into the page's own form and sends it, so that what follows is an ordinary answer to a form. The form
 * is named by `data-form`; its fields `cms` and `way` take what was made and how.
 */
export function postSignature(element: HTMLElement, cms: string, way: string): void {
  const form = document.getElementById(element.dataset.form ?? '')
  if (!(form instanceof HTMLFormElement)) return
  for (const [name, value] of [
    ['cms', cms],
    ['way', way],
  ] as const) {
    const field = form.elements.namedItem(name)
    if (field instanceof HTMLInputElement) field.value = value
  }
  form.requestSubmit()
}

/** Shows a sentence of the page, `data-PROBLEM`, with its places filled; the last resort is `data-failed`. */
export function tell(
  element: HTMLElement,
  problem: string,
  places: Readonly<Record<string, string>> = {},
): void {
  const place = element.querySelector<HTMLElement>('[data-part="told"]')
  if (!place) return
  const sentence =
    problem === '' ? '' : (element.getAttribute(`data-${problem}`) ?? element.dataset.failed ?? '')
  place.textContent = Object.entries(places).reduce(
    (told, [name, value]) => told.replaceAll(`{${name}}`, value),
    sentence,
  )
  const frame = place.closest<HTMLElement>('[data-part="alert"]')
  if (frame) frame.hidden = sentence === ''
}

/** While something is under way: the button waits, and a line says what for. */
export function setBusy(element: HTMLElement, busy: boolean): void {
  element.toggleAttribute('aria-busy', busy)
  for (const part of element.querySelectorAll<HTMLElement>('[data-part="busy"]')) part.hidden = !busy
  for (const part of element.querySelectorAll<HTMLElement>('[data-part="idle"]')) part.hidden = busy
  // The button that was pressed is gone: the keyboard goes on at the one that took its place.
  element.querySelector<HTMLElement>(`[data-part="${busy ? 'busy' : 'idle'}"] button`)?.focus()
}
