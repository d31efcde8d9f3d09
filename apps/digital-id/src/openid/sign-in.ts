import type { IncomingMessage, ServerResponse } from 'node:http'
import type Provider from 'oidc-provider'
import { errors, type InteractionResults } from 'oidc-provider'
import { type PresentedCertificate, presentCertificate, readProfile } from '#modules/accounts'
import { recordOperation } from '#modules/audit'
import type { Clock } from '#platform/clock'
import type { Keyring } from '#platform/crypto'
import type { Database } from '#platform/database'
import { isLanguage, type Language } from '#platform/texts'
import { acrOf, amrOf, attributesOf, type SignInMethod } from './claims.ts'
import { portalClientId } from './clients.ts'
import { endOpenidSession } from './sign-out.ts'

/** The request and response under a page of the site: the interaction is known by a signed cookie. */
export type Exchange = { readonly request: IncomingMessage; readonly response: ServerResponse }

/** What the page `/sign-in/UID` is about. */
export type Interaction = {
  readonly uid: string
  /** `sign-in`: who is this? `consent`: the person is known and asked what the service may read. */
  readonly asks: 'sign-in' | 'consent'
  readonly client: { readonly id: string; readonly name: string; readonly ofThisHouse: boolean }
  /** Words for what the service wants to read: `names`, `birth-date`, `iin`, `phone`. */
  readonly wanted: readonly string[]
  /** Put it into `form-action` of the page's CSP: the answer to its form ends up there. */
  readonly returnOrigin: string
  readonly language: Language | null
  readonly personId: string | null
}

export type SignIn = {
  readonly personId: string
  readonly method: SignInMethod
  /** "Chrome, Android", for the operation history. */
  readonly device?: string
  /** The certificate of an EDS. */
  readonly certificate?: PresentedCertificate
}

export type SignInDoors = {
  readonly interactionOf: (exchange: Exchange) => Promise<Interaction | null>
  readonly finishSignIn: (exchange: Exchange, signIn: SignIn) => Promise<string | null>
  readonly allowService: (exchange: Exchange) => Promise<string | null>
  readonly abortSignIn: (exchange: Exchange) => Promise<string | null>
}

/** The doors for the sign-in pages. Each returns the address to send the browser to, or `null` when it is too late. */
export function signInDoors(
  provider: () => Promise<Provider>,
  database: Database,
  keyring: Keyring,
  clock: Clock,
): SignInDoors {
  const resume = async ({ request, response }: Exchange, result: InteractionResults) =>
    unlessOver(async () => (await provider()).interactionResult(request, response, result))

  return {
    interactionOf: ({ request, response }) =>
      unlessOver(async () => {
        const current = await provider()
        const { uid, prompt, params, session } = await current.interactionDetails(request, response)
        const client = await current.Client.find(String(params.client_id))
        if (!client) return null
        return {
          uid,
          asks: prompt.name === 'consent' ? 'consent' : 'sign-in',
          client: {
            id: client.clientId,
            name: client.clientName ?? client.clientId,
            ofThisHouse: client.clientId === portalClientId,
          },
          wanted: attributesOf(String(params.scope ?? '')),
          returnOrigin: new URL(String(params.redirect_uri)).origin,
          language:
            String(params.ui_locales ?? '')
              .split(' ')
              .find(isLanguage) ?? null,
          personId: session?.accountId ?? null,
        }
      }),

    finishSignIn: async (exchange, signIn) => {
      const { personId, method, device } = signIn
      if (!(await readProfile(database, keyring, personId))) return null
      await leaveToNewcomer(await provider(), database, exchange, personId)
      const returnTo = await resume(exchange, await loginOf(database, keyring, clock, signIn))
      if (returnTo === null) return null
      await recordOperation(database, clock, {
        personId,
        operation: 'signed-in',
        by: 'self',
        channel: 'digital-id',
        device,
        result: 'done',
        details: { method },
      })
      return returnTo
    },

    allowService: (exchange) =>
      unlessOver(async () => {
        const current = await provider()
        const { request, response } = exchange
        const { params, prompt, session, grantId } = await current.interactionDetails(request, response)
        const clientId = String(params.client_id)
        if (prompt.name !== 'consent' || !session) return null
        const known = grantId ? await current.Grant.find(grantId) : undefined
        const grant = known ?? new current.Grant({ clientId, accountId: session.accountId })
        grant.addOIDCScope(String(params.scope))
        const granted = await grant.save()
        await recordOperation(database, clock, {
          personId: session.accountId,
          operation: 'consent-given',
          by: 'self',
          channel: 'digital-id',
          result: 'done',
          details: { purpose: 'service', client: clientId },
        })
        return resume(exchange, { consent: { grantId: granted } })
      }),

    abortSignIn: (exchange) => resume(exchange, { error: 'access_denied' }),
  }
}

/** What the provider is told of a sign-in. A certificate is noted with its second, which the ID token repeats. */
async function loginOf(
  database: Database,
  keyring: Keyring,
  clock: Clock,
  { personId, method, certificate }: SignIn,
): Promise<InteractionResults> {
  const authTime = Math.floor(Date.now() / 1000)
  if (certificate) await presentCertificate(database, keyring, clock, { personId, authTime }, certificate)
  const by = { amr: amrOf[method], acr: acrOf[method] }
  return { login: { accountId: personId, ...by, remember: false, ts: authTime } }
}

/**
 * Somebody else was signed in at this browser and has been away too long: their session ends before this person's
 * begins, here and at every service it was used for.
 */
async function leaveToNewcomer(
  provider: Provider,
  database: Database,
  { request, response }: Exchange,
  personId: string,
): Promise<void> {
  const interaction = await unlessOver(() => provider.interactionDetails(request, response))
  if (!interaction?.session || interaction.session.accountId === personId) return
  const session = await provider.Session.findByUid(interaction.session.uid)
  delete interaction.session
  await interaction.persist()
  if (!session) return
  await endOpenidSession(provider, database, session)
  await session.destroy()
}

/** An interaction that ran out, was finished elsewhere or belongs to another browser is no fault: it is over. */
async function unlessOver<Result>(work: () => Promise<Result>): Promise<Result | null> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof errors.SessionNotFound) return null
    throw error
  }
}
