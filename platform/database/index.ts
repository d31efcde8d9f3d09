export { fillRows } from './backup/fill-rows.ts'
export { type Manifest, readManifest } from './backup/manifest.ts'
export { restoreBackup } from './backup/restore-backup.ts'
export { writeBackup } from './backup/write-backup.ts'
export { findBinaries } from './embedded/binaries.ts'
export {
  choosePlaces,
  longestSocketPath,
  type Places,
  socketFolders,
  socketPath,
} from './embedded/places.ts'
export { findPostmaster, type Postmaster } from './embedded/postmaster.ts'
export { type EmbeddedOptions, type EmbeddedServer, startEmbeddedServer } from './embedded/server.ts'
export { mayEnter, type ServerUser } from './embedded/server-user.ts'
export { codeOf, DatabaseError, type DatabaseErrorCode } from './errors.ts'
export { jobSchema } from './migrate/job-schema.ts'
export { type MigrationStatus, migrate, migrationStatus } from './migrate/migrate.ts'
export { type Migration, readMigrations } from './migrate/migration-files.ts'
export { connect, embeddedAddress, type OpenDatabase, openDatabase } from './open-database.ts'
export { type Database, tables, transaction } from './tables.ts'
