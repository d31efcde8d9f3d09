import { createHash } from 'node:crypto'
import { decryptField, encryptField, type PersonKey, systemRandom } from '#platform/crypto'
import type { Database } from '#platform/database'
import { type ArtifactRow, tablesOf } from './tables.ts'

export type OpenidPayload = Readonly<Record<string, unknown>>

/** Something the OpenID provider has to remember: a session, a grant, a code, a token, an interaction, a client. */
export type OpenidArtifact = {
  readonly kind: string
  /** A secret for codes, tokens and sessions: only its hash is kept. */
  readonly id: string
  readonly payload: OpenidPayload
  readonly expiresAt: Date | null
}

/** What a revoked grant takes with it. A sign-in under way only mentions its grant, and goes on. */
const livesByGrant = new Set(['AccessToken', 'AuthorizationCode', 'RefreshToken'])

const place = (kind: string) => ({ table: 'accounts.openid_artifacts', column: 'payload', row: kind })

export async function keepArtifact(
  database: Database,
  secrets: PersonKey,
  { kind, id, payload, expiresAt }: OpenidArtifact,
): Promise<void> {
  const row = {
    payloadSealed: encryptField(secrets, place(kind), JSON.stringify(payload), systemRandom),
    personId: textOf(payload.accountId),
    clientId: textOf(payload.clientId),
    grantId: livesByGrant.has(kind) ? textOf(payload.grantId) : null,
    uid: textOf(payload.uid),
    expiresAt,
  }
  await tablesOf(database)
    .insertInto('openidArtifacts')
    .values({ kind, idHash: hashOf(id), consumedAt: null, ...row })
    .onConflict((conflict) => conflict.columns(['kind', 'idHash']).doUpdateSet(row))
    .execute()
}

/** The artifact with this id, or for a session with this `uid`; `null` when there is none or it is over. */
export async function findArtifact(
  database: Database,
  secrets: PersonKey,
  kind: string,
  by: { readonly id: string } | { readonly uid: string },
  now: Date,
): Promise<OpenidPayload | null> {
  const ofKind = tablesOf(database)
    .selectFrom('openidArtifacts')
    .select(['kind', 'payloadSealed', 'consumedAt'])
    .where('kind', '=', kind)
    .where(({ or, eb }) => or([eb('expiresAt', 'is', null), eb('expiresAt', '>', now)]))
  const row = await ('id' in by
    ? ofKind.where('idHash', '=', hashOf(by.id))
    : ofKind.where('uid', '=', by.uid)
  ).executeTakeFirst()
  return row ? payloadOf(secrets, row) : null
}

/** Marks a code or token as used; a second use is then seen for what it is. */
export async function consumeArtifact(
  database: Database,
  kind: string,
  id: string,
  now: Date,
): Promise<void> {
  await tablesOf(database)
    .updateTable('openidArtifacts')
    .set({ consumedAt: Math.floor(now.getTime() / 1000) })
    .where('kind', '=', kind)
    .where('idHash', '=', hashOf(id))
    .execute()
}

/** What to forget: one artifact, everything of one grant, or everything of one person. */
export type ArtifactsToForget =
  | { readonly kind: string; readonly id: string }
  | { readonly grantId: string }
  | { readonly personId: string }

export async function forgetArtifacts(database: Database, which: ArtifactsToForget): Promise<void> {
  const forgetting = tablesOf(database).deleteFrom('openidArtifacts')
  if ('grantId' in which) await forgetting.where('grantId', '=', which.grantId).execute()
  else if ('personId' in which) await forgetting.where('personId', '=', which.personId).execute()
  else await forgetting.where('kind', '=', which.kind).where('idHash', '=', hashOf(which.id)).execute()
}

/** All sessions of a person at the provider: who signs out everywhere, leaves each of them. */
export async function listPersonArtifacts(
  database: Database,
  secrets: PersonKey,
  kind: string,
  personId: string,
): Promise<readonly OpenidPayload[]> {
  const rows = await tablesOf(database)
    .selectFrom('openidArtifacts')
    .select(['kind', 'payloadSealed', 'consumedAt'])
    .where('kind', '=', kind)
    .where('personId', '=', personId)
    .execute()
  return rows.map((row) => payloadOf(secrets, row))
}

/** The work of the clean-up job. */
export async function cleanUpArtifacts(database: Database, now: Date): Promise<void> {
  await tablesOf(database).deleteFrom('openidArtifacts').where('expiresAt', '<', now).execute()
}

function payloadOf(
  secrets: PersonKey,
  row: Pick<ArtifactRow, 'kind' | 'payloadSealed' | 'consumedAt'>,
): OpenidPayload {
  const payload: OpenidPayload = JSON.parse(decryptField(secrets, place(row.kind), row.payloadSealed))
  return row.consumedAt === null ? payload : { ...payload, consumed: row.consumedAt }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function hashOf(id: string): Buffer {
  return createHash('sha256').update(id).digest()
}
