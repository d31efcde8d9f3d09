/**
 * Why the database cannot be used:
 * - `no-binaries`, `no-user`, `folder`, `start`: the embedded server; the message says what to do
 * - `unreachable`, `too-old`, `encoding`: the server of DATABASE_URL
 * - `not-a-backup`, `backup-damaged`, `backup-newer`, `folder-not-empty`: a backup or its folder
 * - `migration-*`: the SQL files and the database disagree, or a file failed
 */
export type DatabaseErrorCode =
  | 'no-binaries'
  | 'no-user'
  | 'folder'
  | 'start'
  | 'unreachable'
  | 'too-old'
  | 'encoding'
  | 'not-a-backup'
  | 'backup-damaged'
  | 'backup-newer'
  | 'folder-not-empty'
  | 'migration-name'
  | 'migration-number-twice'
  | 'migration-edited'
  | 'migration-unknown'
  | 'migration-failed'

/** The database cannot be used. `message` says what was found, `remedy` how to mend it. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError'
  readonly code: DatabaseErrorCode
  readonly remedy: string
  constructor(code: DatabaseErrorCode, message: string, remedy: string, options?: ErrorOptions) {
    super(`${message} ${remedy}`, options)
    this.code = code
    this.remedy = remedy
  }
}

/** The code of a Node or PostgreSQL error (`ENOENT`, `57P03`), or '' for anything else. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
