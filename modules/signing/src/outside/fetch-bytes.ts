/** How the outside is asked; another one than the global `fetch` only where there is no network. */
export type Fetch = typeof fetch

export type Asking = {
  readonly body?: { readonly bytes: Uint8Array; readonly type: string }
  readonly headers?: Readonly<Record<string, string>>
  /** In milliseconds, the whole answer included. */
  readonly patience: number
  readonly mostBytes: number
}

/** The bytes behind an address, or `null`: slow, larger than meant, moved elsewhere or failing are all no answer. */
export async function fetchBytes(
  ask: Fetch,
  address: string,
  { body, headers = {}, patience, mostBytes }: Asking,
): Promise<Uint8Array | null> {
  try {
    const response = await ask(address, {
      method: body ? 'POST' : 'GET',
      headers: { ...headers, ...(body ? { 'content-type': body.type } : {}) },
      ...(body ? { body: new Uint8Array(body.bytes) } : {}),
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    })
    if (!response.ok || !response.body) return null
    return await readAtMost(response.body, mostBytes)
  } catch {
    return null
  }
}

async function readAtMost(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of stream) {
    length += part.length
    if (length > most) return null
    parts.push(part)
  }
  return new Uint8Array(Buffer.concat(parts))
}
