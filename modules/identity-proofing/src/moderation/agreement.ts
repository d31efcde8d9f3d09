import type { Database } from '#platform/database'
import { documentTables, type SecondLookRow } from '../documents/document-tables.ts'
import { agreesWith } from './second-look.ts'

/** How often a second blind look decides as the first one did. */
export type Agreement = {
  readonly waiting: number
  readonly looked: number
  readonly agreed: number
  /** 0…1; null while nothing has been looked at twice. */
  readonly share: number | null
  /** The newest differences, for a senior moderator. */
  readonly differences: readonly Difference[]
}

export type Difference = Pick<
  SecondLookRow,
  'caseId' | 'decision' | 'kind' | 'verb' | 'reasons' | 'secondVerb' | 'secondReasons' | 'secondAt'
>

const mostDifferences = 50

/** The agreement of all second looks since a moment. */
export async function readAgreement(database: Database, since: Date): Promise<Agreement> {
  const tables = documentTables(database)
  const looks = await tables
    .selectFrom('documentSecondLooks')
    .selectAll()
    .where('secondAt', '>=', since)
    .orderBy('secondAt', 'desc')
    .execute()
  const { waiting } = await tables
    .selectFrom('documentSecondLooks')
    .select(({ fn }) => fn.countAll<string>().as('waiting'))
    .where('secondAt', 'is', null)
    .executeTakeFirstOrThrow()
  const differences = looks.filter((look) => !agrees(look))
  const agreed = looks.length - differences.length
  return {
    waiting: Number(waiting),
    looked: looks.length,
    agreed,
    share: looks.length === 0 ? null : agreed / looks.length,
    differences: differences.slice(0, mostDifferences).map(withoutStaff),
  }
}

function agrees(look: SecondLookRow): boolean {
  const { secondVerb, secondReasons } = look
  return secondVerb !== null && agreesWith(look, { verb: secondVerb, reasons: secondReasons ?? [] })
}

/** A difference is about the case, not about who is right. */
function withoutStaff(look: SecondLookRow): Difference {
  const { caseId, decision, kind, verb, reasons, secondVerb, secondReasons, secondAt } = look
  return { caseId, decision, kind, verb, reasons, secondVerb, secondReasons, secondAt }
}
