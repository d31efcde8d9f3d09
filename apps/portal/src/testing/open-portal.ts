import { createAccount, openSession, type PresentedCertificate, presentCertificate } from '#modules/accounts'
import { newAccount } from '../../../../modules/accounts/src/testing/people.ts'
import { keepingCarriers } from '../../../../modules/notifications/src/testing/carriers.ts'
import { openDigitalId } from '../../../digital-id/src/testing/open-digital-id.ts'
import { openApplications } from '../../../senim/src/testing/open-applications.ts'
import { openAccount } from '../account.ts'
import { createPortal } from '../portal.tsx'
import { sessionCookie } from '../sign-in/index.ts'

const origin = 'http://localhost:3000'
let lastPhone = 1_000_000

/** The portal with a database of its own and the sandbox in this process; inside a test. */
export async function openPortal() {
  const { proofing, signing, clock, sandbox, faults } = await openDigitalId()
  const { database, keyring, limits } = proofing
  const { registries } = proofing
  const applications = openApplications(
    { origins: { portal: origin } },
    { database, keyring, clock, registries },
  )
  const kept = keepingCarriers()
  const doors = {
    origin,
    digitalId: 'http://localhost:3001',
    sandbox: 'http://localhost:3010',
    https: false,
    assetsFolder: null,
    asset: (name: string) => `/assets/${name}`,
    articles: [],
    database,
    keyring,
    clock,
    limits,
    carriers: kept.carriers,
    signing: { ...signing.room, authority: signing.authority },
    registries,
    applications,
    bankSecret: null,
    documents: proofing,
    trustedProxies: [],
    openid: { issuer: 'http://localhost:3001/openid', signOutEverywhere: async () => undefined },
    observe: ({ fault }: { readonly fault?: unknown }) => {
      if (fault) faults.push(fault)
    },
  }
  const site = createPortal(doors, openAccount(doors))

  /** A session's cookie for somebody with this IIN, signed in with this certificate or without an EDS. */
  const signIn = async (iin: string, certificate?: PresentedCertificate) => {
    const account = newAccount({ iin, phone: `+7700${++lastPhone}`, language: 'ru' })
    const { personId } = account
    await createAccount(database, keyring, clock, account)
    const authTime = Math.floor(clock.now().getTime() / 1000) + (lastPhone % 1000)
    if (certificate) await presentCertificate(database, keyring, clock, { personId, authTime }, certificate)
    const opened = { personId, program: 'portal', device: 'Chrome', amr: [], authTime } as const
    const { token, session } = await openSession(database, clock, opened)
    return { personId, session, cookie: `${sessionCookie}=${token}` }
  }
  const ask = (path: string, { cookie = '', body }: Asked = {}) =>
    site.request(path, {
      headers: { origin, cookie: `senim_lang=ru; ${cookie}` },
      ...(body ? { method: 'POST', body } : {}),
    })
  const open = async (path: string, asked: Asked = {}) => {
    const response = await ask(path, asked)
    return {
      status: response.status,
      location: response.headers.get('location'),
      html: await response.text(),
    }
  }
  return { site, ask, open, signIn, signing, clock, sandbox, faults, doors, kept }
}

type Asked = { readonly cookie?: string; readonly body?: FormData | URLSearchParams }
