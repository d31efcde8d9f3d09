import type { Action } from '#modules/face'

/** One person with a browser of their own: cookies, an address, and patience with limits. */
export type Person = {
  readonly iin: string
  readonly phone: string
  readonly get: (path: string) => Promise<string>
  readonly post: (
    path: string,
    body: BodyInit,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Response>
}

const patience = 30_000

/** Somebody new in the sandbox, with this photograph in the registry, before Digital ID for the first time. */
export async function welcome(
  { sandbox, digitalId }: { readonly sandbox: string; readonly digitalId: string },
  number: number,
  photo: Uint8Array,
): Promise<Person> {
  const made = await ask(`${sandbox}/api/people`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ photo: Buffer.from(photo).toString('base64') }),
  })
  const { iin, phone } = await made.json()
  let cookie = ''
  const send = async (path: string, init: RequestInit) => {
    const headers = {
      cookie,
      origin: digitalId,
      // Each from an address of their own, as behind a reverse proxy.
      'x-forwarded-for': `198.18.${Math.floor(number / 250)}.${1 + (number % 250)}`,
      ...(init.headers as Record<string, string>),
    }
    const response = await ask(`${digitalId}${path}`, { ...init, headers, redirect: 'manual' })
    const [fresh] = response.headers
      .getSetCookie()
      .filter((line) => line.startsWith('senim_digital_id_journey'))
    if (fresh) cookie = fresh.split(';')[0] ?? ''
    return response
  }
  return {
    iin,
    phone: phone.number,
    get: async (path) => (await send(path, {})).text(),
    post: (path, body, headers = {}) => send(path, { method: 'POST', body, headers }),
  }
}

/** Phone, code, IIN and consent, as the pages' forms send them; returns the order of actions that is asked for. */
export async function walkToVideo(person: Person, sandbox: string): Promise<readonly Action[]> {
  await fill(person, '/register', {}, '/register/phone')
  await fill(person, '/register/phone', { phone: person.phone }, '/register/code')
  await fill(person, '/register/code', { code: await newestCode(sandbox, person.phone) }, '/register/iin')
  await fill(person, '/register/iin', { iin: person.iin }, '/register/consent')
  const version = /name="version" value="([^"]+)"/.exec(await person.get('/register/consent'))?.[1] ?? ''
  await fill(person, '/register/consent', { agree: 'yes', version }, '/register/video/prepare')
  const prepared = await person.get('/register/video/prepare')
  return (/data-actions="([^"]+)"/.exec(prepared)?.[1] ?? '').split(',') as Action[]
}

async function fill(
  person: Person,
  path: string,
  fields: Readonly<Record<string, string>>,
  next: string,
): Promise<void> {
  const response = await person.post(path, new URLSearchParams(fields))
  const location = response.headers.get('location')
  await response.arrayBuffer()
  if (location !== next)
    throw new Error(`${path} answered ${response.status} and led to ${location}, not to ${next}.`)
}

async function newestCode(sandbox: string, phone: string): Promise<string> {
  for (let tries = 0; tries < 40; tries++) {
    const { messages } = await (
      await ask(`${sandbox}/api/phones/${encodeURIComponent(phone)}/messages`)
    ).json()
    const code = /\b\d{6}\b/.exec(messages[0]?.text ?? '')?.[0]
    if (code) return code
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`No code came to ${phone}.`)
}

function ask(address: string, init: RequestInit = {}): Promise<Response> {
  return fetch(address, { ...init, signal: AbortSignal.timeout(patience) })
}
