import type { DocumentKind } from '#modules/identity-documents'
import { documentKinds } from '#modules/identity-documents'
import type { Clock } from '#platform/clock'
import type { Database } from '#platform/database'
import { requiredFields } from '../documents/check-fields.ts'
import { documentTables } from '../documents/document-tables.ts'
import { showsOneFace } from '../documents/scores.ts'
import type { CaseChange, StoredCase } from '../documents/stored-case.ts'

/** Which kinds of documents are approved by rule, and who decided so. Off until somebody turns it on. */
export type AutomaticApproval = {
  readonly kind: DocumentKind
  readonly enabled: boolean
  readonly changedBy: string | null
  readonly changedAt: Date | null
}

export async function listAutomaticApprovals(database: Database): Promise<readonly AutomaticApproval[]> {
  const rows = await documentTables(database).selectFrom('automaticApprovals').selectAll().execute()
  return documentKinds.map(
    (kind) =>
      rows.find((row) => row.kind === kind) ?? { kind, enabled: false, changedBy: null, changedAt: null },
  )
}

/** An administrator turns it on or off for one kind of document. */
export async function setAutomaticApproval(
  database: Database,
  clock: Clock,
  change: { readonly kind: DocumentKind; readonly enabled: boolean; readonly changedBy: string },
): Promise<void> {
  const { kind, ...rest } = change
  const row = { ...rest, changedAt: clock.now() }
  await documentTables(database)
    .insertInto('automaticApprovals')
    .values({ kind, ...row })
    .onConflict((conflict) => conflict.column('kind').doUpdateSet(row))
    .execute()
}

/** Is this case approved without a person: turned on for its kind, and everything agrees? */
export async function approvesItself(
  database: Database,
  stored: StoredCase,
  change: CaseChange,
): Promise<boolean> {
  if (!everythingAgrees(stored, change)) return false
  const setting = await documentTables(database)
    .selectFrom('automaticApprovals')
    .select('enabled')
    .where('kind', '=', stored.row.kind)
    .executeTakeFirst()
  return setting?.enabled ?? false
}

/**
 * Everything agrees with high confidence: no signal at all, every required field read with confidence and confirmed as
 * read, the registry says the same, and three faces are one.
 */
export function everythingAgrees(
  { row, reading, fields }: Pick<StoredCase, 'row' | 'reading' | 'fields'>,
  { signals, crossings, scores }: CaseChange,
): boolean {
  if (!signals || signals.length > 0 || !scores || !showsOneFace(scores)) return false
  const required = requiredFields(row.kind)
  const surelyRead = required.every((field) => reading?.fields[field]?.confident && fields?.[field])
  const registryAgrees = required.every((field) =>
    crossings?.some((crossing) => crossing.field === field && crossing.agrees),
  )
  return surelyRead && registryAgrees
}
