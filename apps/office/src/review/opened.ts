import { ApplicationError, type ApplicationView, openForOfficer } from '#modules/applications'
import { type SiteContext, WebError } from '#platform/web'
import type { Desk } from '../desk.ts'
import type { OfficeDoors } from '../doors.ts'
import { officerOf } from './officer.ts'
import { showOwn } from './own-case.tsx'

/** The application of this address as its officer may see it, or the page that says why not. */
export async function openedHere(
  c: SiteContext,
  doors: OfficeDoors,
  desk: Desk,
): Promise<ApplicationView | Response> {
  const opened = await openForOfficer(
    doors.applications,
    officerOf(desk.member),
    c.req.param('id') ?? '',
  ).catch((error: unknown) => {
    throw error instanceof ApplicationError ? new WebError('not-found', { cause: error }) : error
  })
  return opened.kind === 'own' ? showOwn(c, doors, desk) : opened.view
}
