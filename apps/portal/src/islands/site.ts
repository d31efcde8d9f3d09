// The one script of every page: it makes the site installable and readable offline. Nothing on a page depends on it.
if ('serviceWorker' in navigator) {
  addEventListener('load', () => {
    navigator.serviceWorker.register('/sw.js').catch(() => undefined) // Private windows refuse; the site works without.
  })
}
