import {
  assignApplication,
  claimApplication,
  listQueue,
  openForOfficer,
  placesFor,
  releaseApplication,
} from '#modules/applications'
import { listMembers, type Member } from '#modules/staff'
import { readForm, type Site, type SiteContext, WebError } from '#platform/web'
import { type Desk, deskOf, holds } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'
import { officerOf, reviewRoles } from './officer.ts'
import { openedHere } from './opened.ts'

const path = '/applications/:id{[0-9a-f-]{36}}'

/** Taking an application, giving it back, handing it over, and taking the next one. */
export function deskMoves(site: Site, doors: OfficeDoors): void {
  site.post('/applications/next', async (c) => {
    const desk = await deskOf(c, doors, ...reviewRoles)
    return desk instanceof Response ? desk : takeNext(c, doors, desk)
  })

  site.post(`${path}/claim`, async (c) => {
    const desk = await deskOf(c, doors, ...reviewRoles)
    if (desk instanceof Response) return desk
    const opened = await openedHere(c, doors, desk)
    if (opened instanceof Response) return opened
    const taken = await claimApplication(doors.applications, desk.member.memberId, opened.id)
    return c.redirect(`/applications/${opened.id}${taken ? '' : '?taken'}`, 303)
  })

  site.post(`${path}/release`, async (c) => {
    const desk = await deskOf(c, doors, ...reviewRoles)
    if (desk instanceof Response) return desk
    const opened = await openedHere(c, doors, desk)
    if (opened instanceof Response) return opened
    const held = holds(desk.member, 'supervisor') ? (opened.assignedTo ?? '') : desk.member.memberId
    if (held) await releaseApplication(doors.applications, desk.member.memberId, opened.id, held)
    return c.redirect('/applications?released', 303)
  })

  site.post(`${path}/assign`, async (c) => {
    const desk = await deskOf(c, doors, 'supervisor')
    return desk instanceof Response ? desk : handOver(c, doors, desk)
  })
}

/** The most urgent application that nobody works on and that is not the officer's own. */
async function takeNext(c: SiteContext, doors: OfficeDoors, desk: Desk) {
  const { applications: room } = doors
  const officer = officerOf(desk.member)
  const places = placesFor(room.services, officer.roles)
  const { applications } = await listQueue(room, { places, assignedTo: null }, { limit: 10 })
  for (const { id } of applications) {
    const opened = await openForOfficer(room, officer, id)
    if (opened.kind === 'own' || !(await claimApplication(room, officer.staffId, id))) continue
    return c.redirect(`/applications/${id}`, 303)
  }
  return c.redirect('/applications?empty', 303)
}

/** A supervisor hands an application to a colleague who may work on it. */
async function handOver(c: SiteContext, doors: OfficeDoors, desk: Desk) {
  const opened = await openedHere(c, doors, desk)
  if (opened instanceof Response) return opened
  const { officer: to } = await readForm(c)
  const colleague = (await colleaguesFor(doors, opened)).find(({ memberId }) => memberId === to)
  if (!colleague) throw new WebError('unreadable-form')
  const hands = { from: opened.assignedTo, to: colleague.memberId }
  const done = await assignApplication(doors.applications, desk.member.memberId, opened.id, hands)
  return c.redirect(`/applications/${opened.id}?${done ? 'assigned' : 'taken'}`, 303)
}

/** Active members who may work where this application waits. */
export async function colleaguesFor(
  doors: OfficeDoors,
  { service, stage }: { readonly service: { readonly id: string }; readonly stage: string },
): Promise<readonly Member[]> {
  const here = doors.applications.services.filter(({ id }) => id === service.id)
  return (await listMembers(doors)).filter(
    ({ state, roles }) => state === 'active' && placesFor(here, roles).some((place) => place.stage === stage),
  )
}
