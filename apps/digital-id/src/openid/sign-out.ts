import type Provider from 'oidc-provider'
import { endSessions, forgetArtifacts, listPersonArtifacts } from '#modules/accounts'
import { recordOperation } from '#modules/audit'
import type { Clock } from '#platform/clock'
import type { PersonKey } from '#platform/crypto'
import { type Database, transaction } from '#platform/database'

type Authorizations = Readonly<Record<string, { readonly sid?: unknown; readonly grantId?: unknown }>>

/** Tells every client of one OpenID session that it is over, and takes back what they were given. */
export async function endOpenidSession(
  provider: Provider,
  database: Database,
  session: { readonly accountId?: unknown; readonly authorizations?: unknown },
): Promise<void> {
  const authorizations = (session.authorizations ?? {}) as Authorizations
  await Promise.all(
    Object.entries(authorizations).map(async ([clientId, { sid, grantId }]) => {
      if (typeof grantId === 'string') await forgetGrant(database, grantId)
      await tellClient(provider, clientId, session.accountId, sid)
    }),
  )
}

/** Signs a person out of every device and every service at once. */
export async function signOutEverywhere(
  provider: Provider,
  database: Database,
  secrets: PersonKey,
  clock: Clock,
  person: { readonly personId: string; readonly channel: 'portal' | 'digital-id'; readonly device?: string },
): Promise<void> {
  const { personId, ...origin } = person
  const sessions = await listPersonArtifacts(database, secrets, 'Session', personId)
  await transaction(database, async (trx) => {
    await forgetArtifacts(trx, { personId })
    await endSessions(trx, clock, { personId })
    await recordOperation(trx, clock, {
      personId,
      operation: 'signed-out-everywhere',
      by: 'self',
      ...origin,
      result: 'done',
    })
  })
  // Services are told after the commit: what they hold is void already, this only spares them the surprise.
  await Promise.all(sessions.map((session) => endOpenidSession(provider, database, session)))
}

async function forgetGrant(database: Database, grantId: string): Promise<void> {
  await forgetArtifacts(database, { grantId })
  await forgetArtifacts(database, { kind: 'Grant', id: grantId })
}

/** The library's client knows how to sign a logout token for itself; its types leave that out. */
type ToldClient = { readonly backchannelLogout: (personId: string, sid: string) => Promise<void> }

async function tellClient(
  provider: Provider,
  clientId: string,
  personId: unknown,
  sid: unknown,
): Promise<void> {
  const client = await provider.Client.find(clientId).catch(() => undefined)
  if (!client?.backchannelLogoutUri || typeof personId !== 'string' || typeof sid !== 'string') return
  // A service that is away learns of it when its token no longer works.
  await (client as unknown as ToldClient).backchannelLogout(personId, sid).catch(() => {})
}
