import type { ClientMetadata } from 'oidc-provider'
import { findArtifact, keepArtifact, type PrivateJwk, publicPart } from '#modules/accounts'
import type { PersonKey } from '#platform/crypto'
import type { Database } from '#platform/database'

/** The portal is a client like any other, but of this house: no consent is asked, and it is told who the person is. */
export const portalClientId = 'portal'
export const callbackPath = '/sign-in/callback'
export const backChannelPath = '/sign-in/back-channel-logout'

/** What every client keeps to: code and PKCE, an own key instead of a shared secret, a subject that only it knows. */
export const clientDefaults = {
  response_types: ['code'],
  grant_types: ['authorization_code'],
  token_endpoint_auth_method: 'private_key_jwt',
  token_endpoint_auth_signing_alg: 'ES256',
  id_token_signed_response_alg: 'ES256',
  subject_type: 'pairwise',
} as const

export function portalClient(portalOrigin: string, keys: readonly PrivateJwk[]): ClientMetadata {
  return {
    client_id: portalClientId,
    client_name: 'Senim',
    application_type: 'web',
    redirect_uris: [`${portalOrigin}${callbackPath}`],
    post_logout_redirect_uris: [`${portalOrigin}/`],
    backchannel_logout_uri: `${portalOrigin}${backChannelPath}`,
    backchannel_logout_session_required: true,
    require_pushed_authorization_requests: true,
    jwks: { keys: keys.map((key) => ({ ...publicPart(key) })) },
    scope: 'openid',
    subject_type: 'public',
  }
}

/** Somebody else's service that asks "who is this?". */
export type ServiceClient = {
  readonly id: string
  /** The name that the person reads before they agree. */
  readonly name: string
  readonly redirectUris: readonly string[]
  readonly postLogoutRedirectUris?: readonly string[]
  readonly backChannelLogoutUri?: string
  /** Public keys of the service, as JSON Web Keys. */
  readonly keys: readonly Readonly<Record<string, unknown>>[]
  readonly scopes: readonly ('openid' | 'profile' | 'birthdate' | 'iin' | 'phone')[]
}

/** Registers a service, or replaces what was registered under its id. */
export function registerService(
  database: Database,
  secrets: PersonKey,
  service: ServiceClient,
): Promise<void> {
  const payload = {
    ...clientDefaults,
    client_id: service.id,
    client_name: service.name,
    redirect_uris: service.redirectUris,
    post_logout_redirect_uris: service.postLogoutRedirectUris ?? [],
    ...(service.backChannelLogoutUri
      ? {
          backchannel_logout_uri: service.backChannelLogoutUri,
          backchannel_logout_session_required: true,
        }
      : {}),
    jwks: { keys: service.keys },
    scope: service.scopes.join(' '),
  }
  return keepArtifact(database, secrets, { kind: 'Client', id: service.id, payload, expiresAt: null })
}

/** Is this address a page of a registered service? Only there may a person be sent back to it. */
export async function isServiceAddress(
  database: Database,
  secrets: PersonKey,
  { id, address }: { readonly id: string; readonly address: string },
): Promise<boolean> {
  const client = await findArtifact(database, secrets, 'Client', { id }, new Date())
  const known = client?.redirect_uris
  if (!Array.isArray(known) || !URL.canParse(address)) return false
  return known.some((uri) => typeof uri === 'string' && new URL(uri).origin === new URL(address).origin)
}
