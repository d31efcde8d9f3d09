import { readProfile } from '#modules/accounts'
import { closeLook, openLook } from '#modules/consents'
import type { Actor, Service } from '#modules/service-kit'
import { type Database, transaction } from '#platform/database'
import type { ApplicationsRoom } from './applications-room.ts'
import { ApplicationError } from './errors.ts'
import { readMoves } from './journal.ts'
import type { Place } from './list-applications.ts'
import { type ApplicationView, readApplication } from './read-application.ts'

/** An officer at the desk, as moves know them. */
export type DeskOfficer = Extract<Actor, { kind: 'officer' }>

/** `own`: the officer is the applicant or one of the people in it, and so must not see it. */
export type DeskApplication =
  | { readonly kind: 'opened'; readonly view: ApplicationView }
  | { readonly kind: 'own' }

/** Where applications wait for somebody with these roles; a supervisor sees to every place where an officer is to act. */
export function placesFor(
  services: readonly Pick<Service, 'id' | 'workflow'>[],
  roles: readonly string[],
): readonly Place[] {
  const officers = ['reviewer', 'fund-officer']
  const wanted = roles.includes('supervisor') ? [...officers, 'supervisor'] : roles
  return services.flatMap(({ id, workflow }) =>
    Object.keys(workflow.stages)
      .filter((stage) =>
        Object.values(workflow.moves).some(
          ({ from, by }) =>
            from.includes(stage) && by.some((role) => role !== 'applicant' && wanted.includes(role)),
        ),
      )
      .map((stage) => ({ service: id, stage })),
  )
}

/**
 * Opens an application for an officer: one that waits where they work, or on which they have worked. The page that
 * shows it writes the look down (`noteOfficerLook`).
 *
 * @throws ApplicationError `unknown` for any other application
 */
export async function openForOfficer(
  room: ApplicationsRoom,
  officer: DeskOfficer,
  id: string,
): Promise<DeskApplication> {
  const view = await readApplication(room, id, officer)
  if (!(await isTheirs(room, officer, view))) throw new ApplicationError('unknown')
  const own = officer.iin !== null && (await peopleOf(room, view)).includes(officer.iin)
  return own ? { kind: 'own' } : { kind: 'opened', view }
}

/** Everybody whose data stands in an application can see that an officer looked: the applicant and every employee. */
export function noteOfficerLook(room: ApplicationsRoom, view: ApplicationView): Promise<void> {
  return transaction(room.database, async (trx) => {
    for (const iin of await peopleOf({ ...room, database: trx }, view)) await noteLook(trx, room, iin)
  })
}

async function isTheirs(
  { database, services }: ApplicationsRoom,
  { staffId, roles }: DeskOfficer,
  { id, service, stage }: ApplicationView,
): Promise<boolean> {
  const waits = placesFor(services, roles).some(
    (place) => place.service === service.id && place.stage === stage,
  )
  return waits || (await readMoves(database, id)).some(({ makerId }) => makerId === staffId)
}

/** The applicant, and whoever a row of it is about. */
async function peopleOf(
  room: ApplicationsRoom,
  { personId, answers }: ApplicationView,
): Promise<readonly string[]> {
  const profile = await readProfile(room.database, room.keyring, personId)
  const named = Object.values(answers).flatMap((answer) =>
    typeof answer === 'object' ? answer.map(({ employeeIin }) => employeeIin) : [],
  )
  return [...new Set([...(profile ? [profile.iin] : []), ...named])]
}

async function noteLook(trx: Database, { keyring, clock }: ApplicationsRoom, iin: string): Promise<void> {
  const look = await openLook(trx, keyring, clock, {
    ...{ iin, by: 'staff', asker: 'office', purpose: 'application-review' },
    ...{ source: 'application', attributes: ['names', 'contributions'] },
  })
  await closeLook(trx, look, 'found')
}
