import { join } from 'node:path'
import { type HeadBook, openHeadBook } from '#modules/audit'
import type { Config } from '#platform/config'

/** The heads of the audit tree that are kept outside the database, in the state folder. */
export function headBookOf({ stateFolder }: Pick<Config, 'stateFolder'>): HeadBook {
  return openHeadBook(join(stateFolder, 'audit', 'heads.jsonl'))
}
