/** What the server puts into a push; whatever else may come is shown as a plain call to the inbox. */
type Pushed = {
  readonly title: string
  readonly body: string
  readonly lang: string
  readonly link: string
  readonly tag: string
}

const inbox = '/account/inbox'

/** Shows a push on the screen; a browser that shows nothing loses its permission, so something is always shown. */
export function showPush(worker: ServiceWorkerGlobalScope, text: string): Promise<void> {
  const { title, body, lang, link, tag } = pushedIn(text)
  return worker.registration.showNotification(title, {
    body,
    lang,
    tag,
    data: link,
    icon: '/app-icon.png',
    badge: '/app-icon.png',
  })
}

/** Opens the page that a push is about, in a window of ours that is open already where there is one. */
export async function openPushed(worker: ServiceWorkerGlobalScope, link: unknown): Promise<void> {
  const path = typeof link === 'string' && isOwnPath(link) ? link : inbox
  const windows = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })
  for (const open of windows) {
    const moved = await open.navigate(path).catch(() => null)
    if (moved) return void (await moved.focus().catch(() => null))
  }
  await worker.clients.openWindow(path)
}

export function pushedIn(text: string): Pushed {
  const usual: Pushed = { title: 'Senim', body: '', lang: 'kk', link: inbox, tag: 'senim' }
  try {
    const told: unknown = JSON.parse(text)
    if (typeof told !== 'object' || told === null) return usual
    const known = Object.entries(told).filter(([name, value]) => name in usual && typeof value === 'string')
    return { ...usual, ...Object.fromEntries(known) }
  } catch {
    return usual
  }
}

/** A path of this very site: `//elsewhere` and addresses with a scheme are none. */
export function isOwnPath(link: string): boolean {
  return /^\/(?![/\\])/.test(link)
}
