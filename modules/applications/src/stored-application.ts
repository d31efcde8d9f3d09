import type { Answers, Payer, Service } from '#modules/service-kit'
import {
  CryptoError,
  decryptField,
  encryptField,
  type PersonKey,
  readPersonKey,
  systemRandom,
} from '#platform/crypto'
import type { Database } from '#platform/database'
import type { ApplicationsRoom } from './applications-room.ts'
import { ApplicationError } from './errors.ts'
import { type ApplicationRow, answersPlace, tablesOf } from './tables.ts'

/** What is sealed of an application: the answers, and what was found out about the payer. */
export type Contents = { readonly answers: Answers; readonly payer: Payer | null }

/** An application with its contents opened. */
export type StoredApplication = {
  readonly row: ApplicationRow
  readonly contents: Contents
  readonly service: Service
  readonly key: PersonKey
}

/** Opens an application; `lock` holds it until the transaction ends, so that moves come one after another. */
export async function openApplication(
  database: Database,
  room: ApplicationsRoom,
  id: string,
  lock?: 'lock',
): Promise<StoredApplication> {
  const row = await tablesOf(database)
    .selectFrom('applications')
    .selectAll()
    .where('id', '=', id)
    .$if(lock === 'lock', (query) => query.forUpdate())
    .executeTakeFirst()
  if (!row) throw new ApplicationError('unknown')
  const key = await readPersonKey(database, room.keyring, row.personId).catch((error: unknown) => {
    throw error instanceof CryptoError && error.code === 'erased' ? new ApplicationError('erased') : error
  })
  const contents: Contents = JSON.parse(decryptField(key, answersPlace(id), row.answersSealed))
  const service = await room.doors.inForce(database, serviceOf(room, row.service))
  return { row, contents, service, key }
}

/** Holds an application until the caller's transaction ends, and says where it stands; before anything of its parts. */
export async function holdApplication(
  trx: Database,
  room: ApplicationsRoom,
  id: string,
): Promise<{ readonly stage: string }> {
  const { row } = await openApplication(trx, room, id, 'lock')
  return { stage: row.stage }
}

export function serviceOf({ services }: Pick<ApplicationsRoom, 'services'>, id: string): Service {
  const service = services.find((candidate) => candidate.id === id)
  if (!service) throw new ApplicationError('unknown-service')
  return service
}

export function sealContents(key: PersonKey, id: string, contents: Contents): Buffer {
  return encryptField(key, answersPlace(id), JSON.stringify(contents), systemRandom)
}
