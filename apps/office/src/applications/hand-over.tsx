import {
  type ApplicationView,
  assignApplication,
  claimApplication,
  listQueue,
  openForOfficer,
  placesFor,
} from '#modules/applications'
import { listMembers, type Member } from '#modules/staff'
import type { Language } from '#platform/texts'
import { Button, Form, Select } from '#platform/ui'
import { formKey, readForm, type Site, type SiteContext, WebError } from '#platform/web'
import { type Desk, deskOf } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'
import { applicationOfficers, officerOf } from './officer.ts'
import { viewOf } from './view-of.ts'
import { texts } from './words.ts'

/** Taking the most urgent application, and a supervisor's handing one over. */
export function handOvers(site: Site, doors: OfficeDoors): void {
  site.post('/applications/next', async (c) => {
    const desk = await deskOf(c, doors, ...applicationOfficers)
    return desk instanceof Response ? desk : takeNext(c, doors, desk)
  })

  site.post('/applications/:id{[0-9a-f-]{36}}/assign', async (c) => {
    const desk = await deskOf(c, doors, 'supervisor')
    if (desk instanceof Response) return desk
    const view = await viewOf(c, doors, desk)
    const { officer } = await readForm(c)
    const colleague = (await colleaguesFor(doors, view)).find(({ memberId }) => memberId === officer)
    if (!colleague) throw new WebError('unreadable-form')
    const hands = { from: view.assignedTo, to: colleague.memberId }
    const done = await assignApplication(doors.applications, desk.member.memberId, view.id, hands)
    return c.redirect(`/applications/${view.id}?${done ? 'handed' : 'held'}`, 303)
  })
}

/** The most urgent application that nobody works on and in which the officer does not stand. */
async function takeNext(c: SiteContext, doors: OfficeDoors, desk: Desk) {
  const { applications: room } = doors
  const officer = officerOf(desk.member)
  const places = placesFor(room.services, officer.roles)
  const { applications } = await listQueue(room, { places, assignedTo: null }, { limit: 10 })
  for (const { id } of applications) {
    const { kind } = await openForOfficer(room, officer, id)
    if (kind === 'opened' && (await claimApplication(room, officer.staffId, id)))
      return c.redirect(`/applications/${id}`, 303)
  }
  return c.redirect('/applications?nothing', 303)
}

/** Active members who may work where this application waits. */
export async function colleaguesFor(
  doors: OfficeDoors,
  { service, stage }: Pick<ApplicationView, 'service' | 'stage'>,
): Promise<readonly Member[]> {
  return (await listMembers(doors)).filter(
    ({ state, roles }) =>
      state === 'active' && placesFor([service], roles).some((place) => place.stage === stage),
  )
}

type Props = {
  readonly view: ApplicationView
  readonly language: Language
  readonly colleagues: readonly Member[]
}

export function HandOver({ view, language, colleagues }: Props) {
  const t = texts(language)
  const others = colleagues.filter(({ memberId }) => memberId !== view.assignedTo)
  if (others.length === 0) return null
  return (
    <Form action={`/applications/${view.id}/assign`} idempotencyKey={formKey()}>
      <Select
        name="officer"
        label={t('case.hand-to')}
        options={others.map(({ memberId, name }) => ({ value: memberId, label: name }))}
      />
      <Button look="secondary">{t('case.hand')}</Button>
    </Form>
  )
}
