import { createHash, randomBytes } from 'node:crypto'
import { endPush } from '#modules/notifications'
import type { Clock } from '#platform/clock'
import type { Database } from '#platform/database'
import { presentedAt } from './acting/presented-certificate.ts'
import {
  absoluteMilliseconds,
  idleMilliseconds,
  isAlive,
  type Program,
  shouldNoteVisit,
} from './session-life.ts'
import { tablesOf } from './tables.ts'

/** A person at a program on a device. */
export type Session = {
  readonly id: string
  readonly personId: string
  readonly program: Program
  /** "Chrome, Android". */
  readonly device: string
  /** How the person proved who they are: `face`, `sms`, `swk` (a passkey), `eds`, as RFC 8176 has it. */
  readonly amr: readonly string[]
  readonly openidSession: string | null
  readonly createdAt: Date
  readonly lastSeenAt: Date
}

export type NewSession = {
  readonly personId: string
  readonly program: Program
  /** "Chrome, Android", in words. */
  readonly device: string
  readonly amr: readonly string[]
  readonly openidSession?: string
  /** The `auth_time` of its ID token: finds the certificate that was presented at Digital ID. */
  readonly authTime?: number
}

const shown = [
  'id',
  'personId',
  'program',
  'device',
  'amr',
  'openidSession',
  'createdAt',
  'lastSeenAt',
] as const

/** Opens a session. The token goes into the cookie; the database keeps only its hash. */
export async function openSession(
  database: Database,
  clock: Clock,
  session: NewSession,
): Promise<{ readonly token: string; readonly session: Session }> {
  const token = randomBytes(32).toString('base64url')
  const { personId, authTime } = session
  const opened = await tablesOf(database)
    .insertInto('sessions')
    .values({
      tokenHash: hashOf(token),
      personId,
      program: session.program,
      device: session.device,
      amr: session.amr,
      openidSession: session.openidSession ?? null,
      certificateId: authTime === undefined ? null : await presentedAt(database, personId, authTime),
      createdAt: clock.now(),
      lastSeenAt: clock.now(),
      endedAt: null,
    })
    .returning(shown)
    .executeTakeFirstOrThrow()
  return { token, session: opened }
}

/** The session this token opens at this program, or `null` when there is none or it is over. Notes the visit. */
export async function findSession(
  database: Database,
  clock: Clock,
  program: Program,
  token: string,
): Promise<Session | null> {
  const row = await tablesOf(database)
    .selectFrom('sessions')
    .select([...shown, 'endedAt'])
    .where('tokenHash', '=', hashOf(token))
    .where('program', '=', program)
    .executeTakeFirst()
  const now = clock.now()
  if (!row || !isAlive(row, now)) return null
  const { endedAt: _, ...session } = row
  if (!shouldNoteVisit(row, now)) return session
  await tablesOf(database)
    .updateTable('sessions')
    .set({ lastSeenAt: now })
    .where('id', '=', session.id)
    .execute()
  return { ...session, lastSeenAt: now }
}

/** The sessions of this person that are not over, the last used first: the list of devices. */
export async function listSessions(
  database: Database,
  clock: Clock,
  personId: string,
): Promise<readonly Session[]> {
  const now = clock.now().getTime()
  return tablesOf(database)
    .selectFrom('sessions')
    .select(shown)
    .where('personId', '=', personId)
    .where('endedAt', 'is', null)
    .where('lastSeenAt', '>', new Date(now - idleMilliseconds))
    .where('createdAt', '>', new Date(now - absoluteMilliseconds))
    .orderBy('lastSeenAt', 'desc')
    .execute()
}

/** Which sessions to end: one of a person's, all of a person's (at one program), or those that hang on one OpenID session. */
export type SessionsToEnd =
  | { readonly personId: string; readonly id?: string; readonly program?: Program }
  | { readonly openidSession: string }

/** Ends sessions at once, on every device they are on; returns those that were ended. */
export async function endSessions(
  database: Database,
  clock: Clock,
  which: SessionsToEnd,
): Promise<readonly Session[]> {
  const ending = tablesOf(database)
    .updateTable('sessions')
    .set({ endedAt: clock.now() })
    .where('endedAt', 'is', null)
    .returning(shown)
  if ('openidSession' in which)
    return silence(database, await ending.where('openidSession', '=', which.openidSession).execute())
  const { personId, id, program } = which
  let ofPerson = ending.where('personId', '=', personId)
  if (id !== undefined) ofPerson = ofPerson.where('id', '=', id)
  if (program !== undefined) ofPerson = ofPerson.where('program', '=', program)
  return silence(database, await ofPerson.execute())
}

/** A device that is signed out is told nothing more. */
async function silence(database: Database, ended: readonly Session[]): Promise<readonly Session[]> {
  await endPush(
    database,
    ended.map(({ id }) => id),
  )
  return ended
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
