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
 * Opens an application for an officer: one that waits where they work, or on which they have worked. Everybody whose
 * data stands in it can see that an officer looked.
 *
 * @throws ApplicationError `unknown` for any other application
 */
export function openForOfficer(
  room: ApplicationsRoom,
  officer: DeskOfficer,
  id: string,
): Promise<DeskApplication> {
  return transaction(room.database, async (trx) => {
    const inside = { ...room, database: trx }
    const view = await readApplication(inside, id, officer)
    if (!(await isTheirs(trx, room, officer, view))) throw new ApplicationError('unknown')
    const people = await peopleOf(inside, view)
    if (officer.iin !== null && people.includes(officer.iin)) return { kind: 'own' }
    for (const iin of people) await noteLook(trx, room, iin)
    return { kind: 'opened', view }
  })
}

async function isTheirs(
  trx: Database,
  { services }: ApplicationsRoom,
  { staffId, roles }: DeskOfficer,
  { id, service, stage }: ApplicationView,
): Promise<boolean> {
  const waits = placesFor(services, roles).some(
    (place) => place.service === service.id && place.stage === stage,
  )
  return waits || (await readMoves(trx, id)).some(({ makerId }) => makerId === staffId)
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
