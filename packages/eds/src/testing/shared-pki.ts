import { join } from 'node:path'

/** The material of the outside world that lies beside the project; tests that need it are skipped by name without it. */
export const sharedPki = join(import.meta.dirname, '..', '..', '..', '..', '..', 'shared', 'pki')
