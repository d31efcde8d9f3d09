import { join } from 'node:path'
import { type HeadBook, openHeadBook } from '#modules/audit'
import type { Config } from '#platform/config'

/** Where the heads of the audit tree are kept outside the database. */
export function headBookFile({ stateFolder }: Pick<Config, 'stateFolder'>): string {
  return join(stateFolder, 'audit', 'heads.jsonl')
}

/** The heads of the audit tree that are kept outside the database, in the state folder. */
export function headBookOf(config: Pick<Config, 'stateFolder'>): HeadBook {
  return openHeadBook(headBookFile(config))
}
