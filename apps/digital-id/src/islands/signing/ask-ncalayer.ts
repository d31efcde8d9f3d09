/** What came of asking NCALayer to sign. */
export type NcalayerOutcome =
  | { readonly kind: 'signed'; readonly cms: string }
  | { readonly kind: 'cancelled' | 'not-running' | 'lost' | 'unsound' }
  /** NCALayer itself says why, in its own words. */
  | { readonly kind: 'refused'; readonly reason: string }

/** Which key NCALayer is to offer: those for documents, of this person, as an individual or as first head. */
export type WantedKey = { readonly iin?: string; readonly bin?: string; readonly oids: readonly string[] }

const patienceMs = 7000

/**
 * Asks NCALayer on this computer for a CMS with the content inside. It never throws, and it waits for the person as long
 * as they need; `leave` ends the wait.
 */
export function askNcalayer(
  address: string,
  wish: { readonly content: string; readonly key: WantedKey; readonly language: string },
  leave: AbortSignal,
  open: (address: string) => WebSocket = (to) => new WebSocket(to),
): Promise<NcalayerOutcome> {
  return new Promise((resolve) => {
    const socket = open(address)
    let greeted = false
    const end = (outcome: NcalayerOutcome) => {
      clearTimeout(patience)
      resolve(outcome)
      socket.close()
    }
    const patience = setTimeout(() => end({ kind: 'not-running' }), patienceMs)
    leave.addEventListener('abort', () => end({ kind: 'cancelled' }))
    // An error and a close look alike to a page: nobody there, a certificate not believed, a permission refused.
    socket.onclose = () => end({ kind: greeted ? 'lost' : 'not-running' })
    socket.onmessage = ({ data: frame }: MessageEvent<unknown>) => {
      const said = read(frame)
      if (greeted) return isAnswer(said) && end(outcomeOf(said))
      greeted = true
      clearTimeout(patience)
      socket.send(JSON.stringify(requestFor(wish)))
    }
  })
}

type Said = Readonly<Record<string, unknown>>

function requestFor({ content, key, language }: Parameters<typeof askNcalayer>[1]) {
  const { iin, bin, oids } = key
  return {
    module: 'kz.gov.pki.knca.basics',
    method: 'sign',
    args: {
      allowedStorages: null,
      format: 'cms',
      data: content,
      // The time stamp is added by the server, which can wait for it.
      signingParams: { decode: true, encapsulate: true, digested: false },
      signerParams: { extKeyUsageOids: oids, ...(iin ? { iin } : {}), ...(bin ? { bin } : {}) },
      locale: language,
    },
  }
}

// Between greeting and answer it may say that it is alive.
function isAnswer(said: Said): boolean {
  return 'status' in said || 'code' in said || 'errorCode' in said
}

/** What an answer of the module means. A person who closes the window is answered for by a body without a result. */
export function outcomeOf(said: Said): NcalayerOutcome {
  if (said.status !== true) {
    const reason = [said.message, said.details].find((word) => typeof word === 'string' && word !== '')
    const code = said.code ?? said.errorCode
    return { kind: 'refused', reason: String(reason ?? code ?? '') }
  }
  const body = typeof said.body === 'object' && said.body !== null ? said.body : {}
  if (!('result' in body)) return { kind: 'cancelled' }
  const [cms] = Array.isArray(body.result) ? body.result : [body.result]
  return typeof cms === 'string' && cms !== '' ? { kind: 'signed', cms } : { kind: 'unsound' }
}

function read(frame: unknown): Said {
  try {
    const said: unknown = JSON.parse(String(frame))
    return typeof said === 'object' && said !== null ? { ...said } : {}
  } catch {
    return {}
  }
}
