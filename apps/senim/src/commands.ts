/** One command: given the words behind its name, it answers with an exit code. */
export type Command = (words: readonly string[]) => Promise<number>

/** Every command of `senim`. Each is loaded when it is called, so that `senim check` starts without models or a database. */
export const commands: Readonly<
  Record<string, { readonly summary: string; readonly load: () => Promise<Command> }>
> = {
  start: {
    summary: 'open portal, Digital ID, office and sandbox',
    load: async () => (await import('./commands/start.ts')).start,
  },
  migrate: {
    summary: "bring the database's tables up to date",
    load: async () => (await import('./commands/migrate.ts')).migrate,
  },
  doctor: {
    summary: 'say what is broken, and how to mend it',
    load: async () => (await import('./commands/doctor.ts')).doctor,
  },
  staff: {
    summary: 'invite a member of staff to the office',
    load: async () => (await import('./commands/staff.ts')).staff,
  },
  check: {
    summary: 'check an IIN, BIN, RNN, IIC, BIC, phone or MRZ',
    load: async () => (await import('./commands/check.ts')).check,
  },
  workdays: {
    summary: 'add or count working days',
    load: async () => (await import('./commands/workdays.ts')).workdays,
  },
  seed: {
    summary: 'fill a sandbox with made-up people and applications, for measurements',
    load: async () => (await import('./commands/seed.ts')).seed,
  },
  backup: {
    summary: 'write everything into a folder, at one moment, with the site up',
    load: async () => (await import('./commands/backup.ts')).backup,
  },
  restore: {
    summary: 'fill an empty database from a backup',
    load: async () => (await import('./commands/restore.ts')).restore,
  },
  keys: {
    summary: 'rotate the master key, with the site up',
    load: async () => (await import('./commands/keys.ts')).keys,
  },
  erase: {
    summary: 'erase a person for good, and destroy their key',
    load: async () => (await import('./commands/erase.ts')).erase,
  },
  audit: {
    summary: 'verify the operation histories',
    load: async () => (await import('./commands/audit.ts')).audit,
  },
  face: {
    summary: 'compare faces, inspect a picture, judge a video',
    load: async () => (await import('./commands/face.ts')).face,
  },
  eds: {
    summary: 'judge a signature, a certificate path, a key file or an OCSP answer',
    load: async () => (await import('./commands/eds.ts')).eds,
  },
  ca: {
    summary: 'run a certificate authority of your own: issue, revoke, lists, OCSP, time stamps',
    load: async () => (await import('./commands/ca.ts')).ca,
  },
  document: {
    summary: 'read an identity document',
    load: async () => (await import('./commands/document.ts')).document,
  },
}
