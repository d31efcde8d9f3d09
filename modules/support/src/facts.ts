import { checkIin, checkPhone, type Day, regionByCode } from '#kz'

/** What the camera's own pages found out, as they name it. */
export const cameraCodes = [
  'denied',
  'dismissed',
  'system',
  'no-camera',
  'in-use',
  'insecure',
  'in-app-browser',
  'unsupported',
  'ended',
  'black',
  'connection',
  'start-again',
] as const
export type CameraCode = (typeof cameraCodes)[number]

export const mostWords = 2000

/** What a ticket says; every line but the words may be missing, because the person took it out. */
export type TicketFacts = {
  /** A region's code of the catalogue in #kz. */
  readonly region?: string
  readonly iin?: string
  readonly browser?: string
  readonly device?: string
  readonly phone?: string
  readonly email?: string
  /** `digital-id/register/video`. */
  readonly page?: string
  /** The number on an error page. */
  readonly error?: string
  readonly camera?: CameraCode
  readonly words: string
}

/** The page, error and camera that led somebody here: plain codes, and nothing else of an address. */
export type Circumstances = Pick<TicketFacts, 'page' | 'error' | 'camera'>

/** The circumstances in the query of an address; whatever is not on the list is left out. */
export function circumstancesIn(query: {
  readonly from?: string | undefined
  readonly error?: string | undefined
  readonly camera?: string | undefined
}): Circumstances {
  const page = pageIn(query.from ?? '')
  const error = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.exec(query.error ?? '')?.[0]
  const camera = cameraCodes.find((code) => code === query.camera)
  return { ...(page && { page }), ...(error && { error }), ...(camera && { camera }) }
}

const sites = ['portal', 'digital-id', 'office']
const mostSteps = 6

/** A site and the steps of its path. What could be an id or a secret becomes "…": a page is wanted, not a person's row. */
function pageIn(from: string): string | null {
  if (from.length > 300) return null
  const [site = '', ...steps] = from.split('/').filter(Boolean)
  if (!sites.includes(site)) return null
  const shown = steps.slice(0, mostSteps).map((step) => (/^[a-z]+(-[a-z]+)*$/.test(step) ? step : '…'))
  return [site, ...shown].join('/')
}

export type TypedFacts = Readonly<Record<'region' | 'iin' | 'phone' | 'email' | 'words', string>>

export type FactProblem = {
  readonly field: keyof TypedFacts
  readonly code: 'missing' | 'too-long' | 'not-an-iin' | 'not-a-phone' | 'not-an-email' | 'no-contact'
}

export type CheckedFacts =
  | { readonly kind: 'good'; readonly facts: TicketFacts }
  | { readonly kind: 'bad'; readonly problems: readonly FactProblem[] }

/** Checks what a person typed. Somebody who is not signed in says where the reply goes. */
export function checkFacts(
  typed: TypedFacts,
  circumstances: Circumstances & Pick<TicketFacts, 'browser' | 'device'>,
  { signedIn, today }: { readonly signedIn: boolean; readonly today: Day },
): CheckedFacts {
  const [region, iin, phone, email] = [typed.region, typed.iin, typed.phone, typed.email].map((one) =>
    one.trim(),
  )
  const words = typed.words.replaceAll('\r\n', '\n').trim()
  const dialled = phone ? checkPhone(phone) : null
  const problems: readonly (FactProblem | false)[] = [
    words === '' && { field: 'words', code: 'missing' },
    words.length > mostWords && { field: 'words', code: 'too-long' },
    Boolean(iin) &&
      !checkIin(iin!.replaceAll(/\s/g, ''), today).valid && { field: 'iin', code: 'not-an-iin' },
    dialled !== null && !dialled.valid && { field: 'phone', code: 'not-a-phone' },
    Boolean(email) && !isEmail(email!) && { field: 'email', code: 'not-an-email' },
    !signedIn && !phone && !email && { field: 'phone', code: 'no-contact' },
  ]
  const found = problems.filter((problem) => problem !== false)
  if (found.length > 0) return { kind: 'bad', problems: found }
  return {
    kind: 'good',
    facts: {
      ...circumstances,
      ...(region && regionByCode(region) && { region }),
      ...(iin && { iin: iin.replaceAll(/\s/g, '') }),
      ...(dialled?.valid && { phone: dialled.fields.phone }),
      ...(email && { email }),
      words,
    },
  }
}

/** Good enough to be tried: the mail server knows better. */
function isEmail(text: string): boolean {
  return (
    text.length <= 254 && /^[^\s@<>"(),:;[\]\\]+@[^\s@<>"(),:;[\]\\]+\.[^\s@.<>"(),:;[\]\\]{2,}$/.test(text)
  )
}
