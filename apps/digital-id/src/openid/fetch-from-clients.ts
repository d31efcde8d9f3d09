/**
 * How the provider calls clients (their keys, their back-channel logout). The library forbids addresses inside our
 * network, so that nobody can register one and make us call it. The portal is ours and may well be inside.
 */
export function fetchFromClients(portalOrigin: string): typeof fetch {
  return (input, init) => {
    const address = new URL(input instanceof Request ? input.url : input)
    if (address.origin !== portalOrigin || !init) return fetch(input, init)
    const { dispatcher: _, ...plain }: RequestInit & { readonly dispatcher?: unknown } = init
    return fetch(input, plain)
  }
}
