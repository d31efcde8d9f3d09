import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '#platform/database'
import { tablesOf } from './tables.ts'

/** Something the OpenID provider has to remember: a session, a grant, a code, a token, an interaction. */
export type OpenidArtifact = {
  readonly kind: string
  /** A secret for codes, tokens and sessions: only its hash is kept. */
  readonly id: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly expiresAt: Date | null
}

type Payload = Record<string, unknown>
/** Payload fields that repeat the artifact's own id: a copy would undo the hashing. */
const idFields = ['jti'] as const

export async function keepOpenidArtifact(database: Database, artifact: OpenidArtifact): Promise<void> {
  const { kind, id, payload, expiresAt } = artifact
  const row = {
    payload: JSON.stringify(withoutOwnId(payload)),
    personId: textOf(payload['accountId']),
    clientId: textOf(payload['clientId']),
    grantId: textOf(payload['grantId']),
    uid: textOf(payload['uid']),
    consumedAt: typeof payload['consumed'] === 'number' ? payload['consumed'] : null,
    expiresAt,
  }
  await tablesOf(database)
    .insertInto('openidArtifacts')
    .values({ kind, idHash: hashOf(id), ...row })
    .onConflict((conflict) => conflict.columns(['kind', 'idHash']).doUpdateSet(row))
    .execute()
}
