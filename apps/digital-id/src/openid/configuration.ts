import { hkdfSync } from 'node:crypto'
import type { Configuration, FindAccount, JWK, KoaContextWithOIDC, Session } from 'oidc-provider'
import type { PrivateJwk } from '#modules/accounts'
import { type Keyring, lookupIndex, type PersonKey } from '#platform/crypto'
import type { Database } from '#platform/database'
import type { Limits } from '#platform/limits'
import { artifactAdapter } from './artifact-adapter.ts'
import { acrOf, claimsByScope } from './claims.ts'
import { clientDefaults, portalClient, portalClientId } from './clients.ts'
import { fetchFromClients } from './fetch-from-clients.ts'
import { limitClients } from './limit-requests.ts'
import { type OpenidPages, renderError, renderSignedOut, renderSignOut } from './pages.ts'

const minute = 60
const hour = 60 * minute

export type ProviderParts = {
  readonly database: Database
  readonly keyring: Keyring
  readonly secrets: PersonKey
  readonly issuer: string
  readonly portalOrigin: string
  readonly providerKeys: readonly PrivateJwk[]
  readonly portalKeys: readonly PrivateJwk[]
  readonly pages: OpenidPages
  readonly limits: Limits
  readonly findAccount: FindAccount
  /** Ends an OpenID session whose client has proved, by its ID token, that it asks for its own user. */
  readonly signOutAt: (session: Session) => Promise<void>
}

/** What our OpenID provider does and, above all, does not do. */
export function configurationOf(parts: ProviderParts): Configuration {
  const { database, keyring, secrets, issuer, portalOrigin, pages } = parts
  const secure = issuer.startsWith('https:')
  return {
    adapter: artifactAdapter(database, secrets),
    clients: [portalClient(portalOrigin, parts.portalKeys)],
    clientDefaults: { ...clientDefaults },
    jwks: { keys: parts.providerKeys.map((key): JWK => ({ ...key })) },
    findAccount: parts.findAccount,
    claims: { ...claimsByScope },
    scopes: Object.keys(claimsByScope),
    acrValues: Object.values(acrOf),
    subjectTypes: ['pairwise', 'public'],
    pairwiseIdentifier: async (_, personId, client) =>
      lookupIndex(keyring, `openid subject ${client.sectorIdentifier}`, personId).toString('base64url'),
    responseTypes: ['code'],
    pkce: { required: () => true },
    clientAuthMethods: ['private_key_jwt'],
    enabledJWA: {
      idTokenSigningAlgValues: ['ES256'],
      clientAuthSigningAlgValues: ['ES256'],
      dPoPSigningAlgValues: ['ES256'],
    },
    features: {
      devInteractions: { enabled: false },
      pushedAuthorizationRequests: { enabled: true },
      dPoP: { enabled: true },
      claimsParameter: { enabled: false },
      revocation: { enabled: true },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: renderSignOut(pages, parts.signOutAt),
        postLogoutSuccessSource: renderSignedOut(pages),
      },
    },
    interactions: { url: (_, { uid }) => `${new URL(issuer).origin}/sign-in/${uid}` },
    loadExistingGrant: loadGrant,
    renderError: renderError(pages),
    assertJwtClientAuthClaimsAndHeader: limitClients(parts.limits),
    ttl: {
      AuthorizationCode: minute,
      AccessToken: 5 * minute,
      IdToken: 5 * minute,
      Interaction: hour,
      Grant: 12 * hour,
      Session: (_, session) => remainingLife(session),
    },
    cookies: {
      names: {
        session: 'senim_openid',
        interaction: 'senim_openid_interaction',
        resume: 'senim_openid_resume',
      },
      long: { httpOnly: true, sameSite: 'lax', signed: true, secure, path: '/openid' },
      short: { httpOnly: true, sameSite: 'lax', signed: true, secure },
      keys: [Buffer.from(hkdfSync('sha256', secrets.key, '', 'senim openid cookies', 32))],
    },
    fetch: fetchFromClients(portalOrigin),
    discovery: { ui_locales_supported: ['kk', 'ru', 'en'] },
  }
}

/** Twelve hours from the sign-in, however often the session is used. */
function remainingLife(session: Session): number {
  const since = session.loginTs === undefined ? 0 : Math.floor(Date.now() / 1000) - session.loginTs
  return Math.max(1, 12 * hour - since)
}

/** The portal belongs to the house: signing in there agrees to nothing new. Others have what the person agreed to. */
async function loadGrant(ctx: KoaContextWithOIDC) {
  const { client, session, provider, result } = ctx.oidc
  if (!client || !session) return undefined
  const grantId = result?.consent?.grantId ?? session.grantIdFor(client.clientId)
  const existing = grantId ? await provider.Grant.find(grantId) : undefined
  if (existing || client.clientId !== portalClientId || session.accountId === undefined) return existing
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
  grant.addOIDCScope('openid')
  await grant.save()
  return grant
}
