/**
 * Registers the site's worker, and tells it the language of the page: without a network it has nobody to ask. Not as
 * `lang`, which would choose that language: the browser asks for its worker again after the reader has chosen another.
 */
export function registerWorker(): void {
  if (!('serviceWorker' in navigator)) return
  addEventListener('load', () => {
    const address = `/sw.js?reader=${document.documentElement.lang}`
    navigator.serviceWorker.register(address).catch(() => undefined) // Private windows refuse; the site works without.
  })
}

/** The language that the page told this worker. */
export function readerLanguage(worker: { readonly location: { readonly href: string } }): string | undefined {
  return new URL(worker.location.href).searchParams.get('reader') ?? undefined
}
