import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider'
import { consumeArtifact, findArtifact, forgetArtifacts, keepArtifact } from '#modules/accounts'
import type { PersonKey } from '#platform/crypto'
import type { Database } from '#platform/database'

/** Where the provider keeps what it has to remember: our PostgreSQL, sealed. It lives by the machine's clock. */
export function artifactAdapter(database: Database, secrets: PersonKey): AdapterFactory {
  return (kind): Adapter => {
    const find = async (by: { readonly id: string } | { readonly uid: string }) => {
      const payload = await findArtifact(database, secrets, kind, by, new Date())
      return payload ? ({ ...payload } as AdapterPayload) : undefined
    }
    return {
      upsert: (id, payload, expiresIn) =>
        keepArtifact(database, secrets, {
          kind,
          id,
          payload: { ...payload },
          expiresAt: expiresIn === undefined ? null : new Date(Date.now() + expiresIn * 1000),
        }),
      find: (id) => find({ id }),
      findByUid: (uid) => find({ uid }),
      // Codes typed on another device are a flow we do not offer.
      findByUserCode: async () => undefined,
      consume: (id) => consumeArtifact(database, kind, id, new Date()),
      destroy: (id) => forgetArtifacts(database, { kind, id }),
      revokeByGrantId: (grantId) => forgetArtifacts(database, { grantId }),
    }
  }
}
