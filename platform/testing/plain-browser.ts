/** What a browser without a screen got in the end. */
export type Arrival = { readonly url: URL; readonly response: Response; readonly body: string }

/** A browser without a screen or script: keeps cookies by host and path (never by port) and follows redirects. */
export type PlainBrowser = {
  /** One request, no redirect followed. */
  readonly request: (url: string | URL, init?: RequestInit) => Promise<Response>
  /** Goes there and on, through every redirect. */
  readonly visit: (url: string | URL, init?: RequestInit) => Promise<Arrival>
  /** Posts a form from a page of the same origin. */
  readonly submit: (url: string | URL, fields: Readonly<Record<string, string>>) => Promise<Arrival>
  readonly cookie: (name: string) => string | undefined
}

type Cookie = { readonly name: string; readonly value: string; readonly path: string; readonly host: string }

const mostRedirects = 15

/**
 * Opens a browser for tests of what programs say to each other over HTTP.
 *
 *     const { url, body } = await openPlainBrowser().visit('http://localhost:3000/sign-in')
 */
export function openPlainBrowser(): PlainBrowser {
  const cookies = new Map<string, Cookie>()

  const request: PlainBrowser['request'] = async (url, init = {}) => {
    const address = new URL(url)
    const sent = [...cookies.values()].filter(
      ({ host, path }) => host === address.hostname && covers(path, address.pathname),
    )
    const headers = new Headers(init.headers)
    if (sent.length > 0) headers.set('cookie', sent.map(({ name, value }) => `${name}=${value}`).join('; '))
    const response = await fetch(address, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) keep(cookies, line, address)
    return response
  }

  const visit: PlainBrowser['visit'] = async (url, init) => {
    let address = new URL(url)
    let response = await request(address, init)
    for (let redirects = 0; redirects < mostRedirects; redirects += 1) {
      const location = response.headers.get('location')
      if (location === null) return { url: address, response, body: await response.text() }
      await response.body?.cancel()
      address = new URL(location, address)
      response = await request(address)
    }
    throw new Error(`More than ${mostRedirects} redirects, the last to ${address.href}.`)
  }

  return {
    request,
    visit,
    submit: (url, fields) =>
      visit(url, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { origin: new URL(url).origin, 'sec-fetch-site': 'same-origin' },
      }),
    cookie: (name) => [...cookies.values()].find((one) => one.name === name)?.value,
  }
}

function keep(cookies: Map<string, Cookie>, line: string, address: URL): void {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
  const [name = '', value = ''] = splitOnce(pair)
  const given = new Map(attributes.map(splitOnce).map(([key, text]) => [key?.toLowerCase(), text]))
  const path = given.get('path') || '/'
  const key = `${address.hostname} ${path} ${name}`
  const ends = given.get('max-age') === '0' || Date.parse(given.get('expires') ?? '') < Date.now()
  if (ends) cookies.delete(key)
  else cookies.set(key, { name, value, path, host: address.hostname })
}

function splitOnce(text: string): readonly [string, string] {
  const at = text.indexOf('=')
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}

function covers(cookiePath: string, path: string): boolean {
  return path === cookiePath || path.startsWith(cookiePath.endsWith('/') ? cookiePath : `${cookiePath}/`)
}
