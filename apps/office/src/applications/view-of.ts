import { ApplicationError, type ApplicationView, openForOfficer } from '#modules/applications'
import { idInAddress, type SiteContext, WebError } from '#platform/web'
import type { Desk } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'
import { officerOf } from './officer.ts'

/** Nobody works on an application in which they stand, and none is shown to an officer whom it does not concern. */
export async function viewOf(c: SiteContext, doors: OfficeDoors, desk: Desk): Promise<ApplicationView> {
  const id = idInAddress(c.req.param('id'))
  const opened = await openForOfficer(doors.applications, officerOf(desk.member), id).catch(
    (error: unknown) => {
      throw error instanceof ApplicationError ? new WebError('not-found', { cause: error }) : error
    },
  )
  if (opened.kind === 'own') throw new WebError('forbidden')
  return opened.view
}
